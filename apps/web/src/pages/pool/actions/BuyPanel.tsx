import type { Desk, Pool } from '@specie/api'
import { routes } from '@specie/api'
import { useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { RadioGroup } from '../../../components/RadioGroup.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatPrice } from '../../../format/price.ts'
import { LocalDollars } from '../../../transactions/LocalDollars.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from './AmountField.tsx'
import { cashIn } from './cashIn.ts'
import { costUp } from './costUp.ts'
import { Eligibility } from './Eligibility.tsx'
import { readAmount } from './readAmount.ts'
import { useRestriction } from './useRestriction.ts'

type Listing = Desk['listings'][number]

/** Buying shares of an active pool from what the desk has taken in, at the ask. Nothing is shown where it has none. */
export function BuyPanel({ pool, block }: { readonly pool: Pool; readonly block: number }) {
  const desk = useAnswer(routes.desk)
  const stock = (desk.data?.data.listings ?? []).filter(
    ({ share, inventory }) =>
      BigInt(inventory) > 0n &&
      pool.tranches.some((tranche) => tranche.share.address.toLowerCase() === share.address.toLowerCase()),
  )
  if (desk.data === undefined) return null
  if (stock.length === 0) {
    return (
      <Card title="Buy">
        <p className="text-ink-2">
          The raise is over and the desk has no shares of this pool in stock. Shares come up for sale here
          when a holder sells to the desk.
        </p>
      </Card>
    )
  }
  return <BuyForm pool={pool} block={block} desk={desk.data.data.address} stock={stock} />
}

function BuyForm({
  pool,
  block,
  desk,
  stock,
}: {
  readonly pool: Pool
  readonly block: number
  readonly desk: `0x${string}`
  readonly stock: readonly Listing[]
}) {
  const { address, wallet } = useAccount()
  const transaction = useTransaction()
  const [chosen, setChosen] = useState<string>(stock[0]!.share.address)
  const [text, setText] = useState('')
  const listing = stock.find(({ share }) => share.address === chosen) ?? stock[0]!
  const { share } = listing
  const ask = askOf(pool, share.address)
  const held = BigInt(listing.inventory)
  const have = cashIn(wallet, pool.cash.address)
  const { amount, error } = readAmount(
    text,
    share.decimals,
    held,
    `The desk has ${formatMoney(held, share)}.`,
  )
  const cost = amount === undefined || ask === null ? undefined : costUp(amount, BigInt(ask))
  const short = cost !== undefined && have !== undefined && cost > have
  const restriction = useRestriction(
    { share: share.address, from: desk, to: address, amount: amount ?? 0n },
    block,
  )
  const buy = () =>
    transaction.start({
      title: `Buy ${share.symbol} from the desk`,
      prepare: (client) => client.desk.buy({ share: share.address, amount: amount! }),
      onIndexed: () => setText(''),
    })
  return (
    <Card
      title="Buy"
      hint="From what the desk has bought of holders who left, at the upper end of the NAV interval."
    >
      <div className="flex flex-col gap-5">
        <RadioGroup
          label="Tranche"
          value={share.address as string}
          onChange={setChosen}
          options={stock.map((one) => ({
            value: one.share.address as string,
            label: `${one.share.symbol} at ${priceText(pool, one.share)}`,
            hint: `${formatMoney(one.inventory, one.share, { digits: 0 })} in stock`,
            disabled: askOf(pool, one.share.address) === null,
          }))}
        />
        <Eligibility symbol={share.symbol} restriction={restriction} />
        <AmountField
          label="You get"
          token={share}
          value={text}
          onChange={setText}
          error={
            error ??
            (short
              ? `This costs ${formatMoney(cost, pool.cash)}; this wallet has ${formatMoney(have, pool.cash)}.`
              : undefined)
          }
          most={affordable(have, ask, held)}
          hint={have === undefined ? undefined : `This wallet has ${formatMoney(have, pool.cash)}.`}
        />
        {(short || have === 0n) && <LocalDollars wallet={address} lacking={(cost ?? 0n) - (have ?? 0n)} />}
        {isYoung(pool, share.address) && (
          <Notice kind="info" title="Wait a day for a better price">
            The pool has just reported or paid out. A purchase still costs the earlier price, which comes down
            to what the share is worth now within a day.
          </Notice>
        )}
        {cost !== undefined && (
          <KeyValue
            rows={[
              { label: 'Price', value: priceText(pool, share) },
              { label: 'You pay', value: <Money amount={cost} token={pool.cash} />, strong: true },
              {
                label: 'At most',
                hint: 'If the price rises by more than half a per cent until your order is mined, nothing is bought.',
                value: <Money amount={(cost * 1005n + 999n) / 1000n} token={pool.cash} />,
              },
            ]}
          />
        )}
        <Button
          kind="primary"
          size="large"
          disabled={
            address === undefined || cost === undefined || short || restriction.data?.passes === false
          }
          onClick={buy}
        >
          {amount === undefined ? 'Buy' : `Buy ${formatMoney(amount, share)}`}
        </Button>
      </div>
    </Card>
  )
}

/** As many shares as the desk has and the wallet pays for, with room for the half per cent that the price may rise. */
function affordable(have: bigint | undefined, ask: string | null, held: bigint): bigint {
  if (have === undefined || have === 0n || ask === null || BigInt(ask) === 0n) return held
  const bought = (have * 1000n * 10n ** 18n) / (1005n * BigInt(ask))
  return bought < held ? bought : held
}

/** Whether a purchase costs more than half a per cent above what a sale gets: so it is while a valuation is young. */
function isYoung(pool: Pool, share: string): boolean {
  const tranche = pool.tranches.find((one) => one.share.address.toLowerCase() === share.toLowerCase())
  if (tranche?.price == null || !tranche.distributing) return false
  return BigInt(tranche.price.ask) * 1000n > BigInt(tranche.price.bid) * 1005n
}

function askOf(pool: Pool, share: string): string | null {
  return (
    pool.tranches.find((tranche) => tranche.share.address.toLowerCase() === share.toLowerCase())?.price
      ?.ask ?? null
  )
}

function priceText(pool: Pool, share: Listing['share']): string {
  const ask = askOf(pool, share.address)
  return ask === null ? 'no price now' : formatPrice(ask, share, pool.cash)
}
