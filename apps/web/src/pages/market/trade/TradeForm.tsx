import type { Token } from '@specie/api'
import type { MarketReading } from '@specie/protocol'
import { quoteMarket } from '@specie/quant'
import { useMemo, useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatPrice } from '../../../format/price.ts'
import { formatPercent } from '../../../format/rates.ts'
import { LocalDollars } from '../../../transactions/LocalDollars.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from '../../pool/actions/AmountField.tsx'
import { cashIn } from '../../pool/actions/cashIn.ts'
import { holdingOf } from '../../pool/actions/holdingOf.ts'
import { readAmount } from '../../pool/actions/readAmount.ts'
import { Choice } from '../../pool/overview/Choice.tsx'

type Side = 'sell' | 'buy'
const SIDES = [
  { value: 'sell', label: 'Sell' },
  { value: 'buy', label: 'Buy' },
] as const
/** Thousandths of the price below which nothing is traded. */
const LEAST = 995n

/** Selling shares, or buying for cash, in the market's pool. */
export function TradeForm({
  market,
  share,
  cash,
  open,
}: {
  readonly market: MarketReading
  readonly share: Token
  readonly cash: Token
  readonly open: boolean
}) {
  const { address, wallet } = useAccount()
  const transaction = useTransaction()
  const [side, setSide] = useState<Side>('sell')
  const [text, setText] = useState('')
  const [given, wanted] = side === 'sell' ? [share, cash] : [cash, share]
  const have =
    address === undefined
      ? undefined
      : side === 'sell'
        ? BigInt(holdingOf(wallet, share.address)?.balance ?? 0n)
        : (cashIn(wallet, cash.address) ?? 0n)
  const { amount, error } = readAmount(
    text,
    given.decimals,
    have,
    `This wallet has ${formatMoney(have ?? 0n, given)}.`,
  )
  const quote = useMemo(
    () => (amount === undefined || !open ? undefined : quoteOf(market, side, amount)),
    [market, side, amount, open],
  )
  const trade = () =>
    transaction.start({
      title:
        side === 'sell'
          ? `Sell ${formatMoney(quote!.given, share)} on the market`
          : `Buy about ${formatMoney(quote!.got, share)} on the market`,
      prepare: (client) =>
        client.market.trade({
          share: share.address,
          side,
          amount: quote!.given,
          minimum: (quote!.got * LEAST) / 1000n,
          partly: quote!.given < amount!,
        }),
      onIndexed: () => setText(''),
    })
  return (
    <Card
      title="Trade"
      action={
        <Choice
          label="What you do"
          value={side}
          onChange={(next) => {
            setSide(next)
            setText('')
          }}
          options={SIDES}
        />
      }
    >
      <div className="flex flex-col gap-5">
        <AmountField
          label={side === 'sell' ? 'Shares to sell' : 'Cash to spend'}
          token={given}
          value={text}
          onChange={setText}
          error={error}
          most={have}
          hint={
            have === undefined
              ? 'Nobody is connected: prices are shown, a trade needs a wallet.'
              : `This wallet has ${formatMoney(have, given)}.`
          }
        />
        {side === 'buy' && have === 0n && <LocalDollars wallet={address} />}
        {quote !== undefined && amount !== undefined && quote.given < amount && (
          <Notice kind="warn" title={`Only ${formatMoney(quote.given, given)} fit`}>
            The market’s band ends there; the rest stays with you.
          </Notice>
        )}
        {quote !== undefined && quote.got > 0n && (
          <KeyValue
            rows={[
              { label: 'You get', value: <Money amount={quote.got} token={wanted} />, strong: true },
              { label: 'Price', value: averageOf(quote, side, share, cash) },
              {
                label: 'Of the NAV',
                hint: 'On average over the trade, fee included: for a sale against the bid, for a purchase against the ask.',
                value: formatPercent(ofNav(market, quote, side), 3),
              },
              { label: 'Fee in it', value: formatPercent(quote.fee / 1e6, 3) },
              {
                label: 'At least',
                hint: 'If less would be got when the order is mined, nothing is traded.',
                value: <Money amount={(quote.got * LEAST) / 1000n} token={wanted} />,
              },
            ]}
          />
        )}
        <Button
          kind="primary"
          size="large"
          disabled={address === undefined || quote === undefined || quote.got === 0n}
          onClick={trade}
        >
          {quote === undefined || quote.got === 0n
            ? side === 'sell'
              ? 'Sell'
              : 'Buy'
            : `${side === 'sell' ? 'Sell for' : 'Buy'} ${formatMoney(quote.got, wanted)}`}
        </Button>
        {side === 'buy' && (
          <p className="text-[0.8125rem] text-ink-3">
            Shares go to verified wallets only; the drawer says whether this one may hold {share.symbol}.
          </p>
        )}
      </div>
    </Card>
  )
}

type Quote = ReturnType<typeof quoteMarket>

function quoteOf(market: MarketReading, side: Side, amount: bigint): Quote | undefined {
  const { nav, state, pool, block } = market
  const price = side === 'sell' ? nav.bid : nav.ask
  if (price === undefined) return undefined
  return quoteMarket(state, pool, side === 'sell', amount, price, BigInt(block.timestamp))
}

function averageOf({ given, got }: Quote, side: Side, share: Token, cash: Token): string {
  const [paid, shares] = side === 'sell' ? [got, given] : [given, got]
  return formatPrice((paid * 10n ** 18n) / shares, share, cash, 6)
}

function ofNav({ nav }: MarketReading, { given, got }: Quote, side: Side): number {
  return side === 'sell'
    ? (Number(got) / Number(given) / Number(nav.bid)) * 1e18
    : (Number(given) / Number(got) / Number(nav.ask)) * 1e18
}
