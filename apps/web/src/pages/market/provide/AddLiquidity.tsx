import type { Token } from '@specie/api'
import type { MarketReading } from '@specie/protocol'
import { liquidityFor } from '@specie/quant'
import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Select } from '../../../components/Select.tsx'
import { formatMoney } from '../../../format/money.ts'
import { LocalDollars } from '../../../transactions/LocalDollars.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { useAccount } from '../../../wallet/useAccount.ts'
import { AmountField } from '../../pool/actions/AmountField.tsx'
import { cashIn } from '../../pool/actions/cashIn.ts'
import { holdingOf } from '../../pool/actions/holdingOf.ts'
import { readAmount } from '../../pool/actions/readAmount.ts'
import { priceAt } from '../depthOf.ts'

const WIDTHS = ['50', '100', '150', '200'] as const

/** Adding liquidity around the present price. */
export function AddLiquidity({
  market,
  share,
  cash,
}: {
  readonly market: MarketReading
  readonly share: Token
  readonly cash: Token
}) {
  const { address, wallet } = useAccount()
  const transaction = useTransaction()
  const [width, setWidth] = useState<string>('150')
  const [sharesText, setShares] = useState('')
  const [cashText, setCash] = useState('')
  const haveShares =
    address === undefined ? undefined : BigInt(holdingOf(wallet, share.address)?.balance ?? 0n)
  const haveCash = address === undefined ? undefined : (cashIn(wallet, cash.address) ?? 0n)
  const shares = readAmount(
    sharesText,
    share.decimals,
    haveShares,
    `You have ${formatMoney(haveShares ?? 0n, share)}.`,
  )
  const dollars = readAmount(
    cashText,
    cash.decimals,
    haveCash,
    `You have ${formatMoney(haveCash ?? 0n, cash)}.`,
  )
  const { pool, state } = market
  const middle = Math.round((state.first ? pool.tick : -pool.tick) / 10) * 10
  const range = { lower: middle - Number(width), upper: middle + Number(width) }
  const most = { shares: shares.amount ?? 0n, cash: dollars.amount ?? 0n }
  const taken =
    most.shares + most.cash === 0n
      ? undefined
      : liquidityFor(pool.sqrtPrice, state.first, range.lower, range.upper, most.shares, most.cash)
  const scale = 10 ** (share.decimals - cash.decimals)
  const add = () =>
    transaction.start({
      title: `Provide ${formatMoney(taken!.shares, share)} and ${formatMoney(taken!.cash, cash)}`,
      prepare: (client) => client.market.addLiquidity({ share: share.address, ...range, ...most }),
      onIndexed: () => {
        setShares('')
        setCash('')
      },
    })
  return (
    <Card
      title="Add liquidity"
      hint="Both are put to work around the present price, in the proportion that it asks for."
    >
      <div className="flex flex-col gap-5">
        <Select
          label="Range"
          hint={`From ${(priceAt(range.lower) * scale).toFixed(4)} to ${(priceAt(range.upper) * scale).toFixed(4)} ${cash.symbol} a share. The narrower, the more it earns while the price is inside.`}
          value={width}
          onChange={setWidth}
          options={WIDTHS.map((ticks) => ({
            value: ticks,
            label: `${(Number(ticks) / 100).toFixed(1)} % to each side of the price`,
          }))}
        />
        <AmountField
          label="Shares at most"
          token={share}
          value={sharesText}
          onChange={setShares}
          error={shares.error}
          most={haveShares}
          hint={
            haveShares === undefined
              ? 'Connect a wallet to provide.'
              : `You have ${formatMoney(haveShares, share)}.`
          }
        />
        <AmountField
          label="Cash at most"
          token={cash}
          value={cashText}
          onChange={setCash}
          error={dollars.error}
          most={haveCash}
          hint={haveCash === undefined ? undefined : `You have ${formatMoney(haveCash, cash)}.`}
        />
        {haveCash === 0n && <LocalDollars wallet={address} />}
        {taken !== undefined && (
          <KeyValue
            rows={[
              { label: 'Shares taken', value: <Money amount={taken.shares} token={share} /> },
              { label: 'Cash taken', value: <Money amount={taken.cash} token={cash} /> },
            ]}
          />
        )}
        <Button
          kind="primary"
          size="large"
          disabled={address === undefined || taken === undefined || taken.liquidity === 0n}
          onClick={add}
        >
          Provide
        </Button>
        <p className="text-[0.8125rem] text-ink-3">
          Fees earned within a day of an addition go to the other providers if the position is changed in that
          day. You can always leave, also while the price is stale or trading rests.
        </p>
      </div>
    </Card>
  )
}
