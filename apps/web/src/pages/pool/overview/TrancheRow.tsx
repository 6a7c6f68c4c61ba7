import type { Pool, Tranche } from '@specie/api'
import type { ReactNode } from 'react'
import { AddressText } from '../../../components/AddressText.tsx'
import { Hint } from '../../../components/Hint.tsx'
import { Money } from '../../../components/Money.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { formatPrice } from '../../../format/price.ts'
import { formatCount } from '../../../format/rates.ts'
import { trancheColour } from '../figures/trancheColour.ts'

/** One tranche: what it pays, costs, is covered by and has room for. */
export function TrancheRow({
  pool,
  tranche,
  coverage,
}: {
  readonly pool: Pool
  readonly tranche: Tranche
  readonly coverage: number | null
}) {
  const { cash } = pool
  const raising = pool.state === 'raising' || pool.state === 'draft' || pool.state === 'refunding'
  const room = BigInt(tranche.maximum) - BigInt(tranche.supply)
  return (
    <div className="py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span
          aria-hidden="true"
          className="size-2.5 rounded-sm"
          style={{ background: trancheColour(tranche.number) }}
        />
        <h3 className="font-semibold text-sm">{tranche.share.symbol}</h3>
        <span className="text-ink-3 text-[0.8125rem]">{tranche.share.name}</span>
        <span className="text-ink-3 text-[0.8125rem]">
          <AddressText address={tranche.share.address} named={false} />
        </span>
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3 xl:grid-cols-[0.9fr_1.7fr_1.2fr_1.5fr_1.1fr_0.6fr]">
        <Item
          label="Coupon"
          hint="Interest a year on what is outstanding. The last tranche has none: it keeps what remains."
        >
          {tranche.coupon === 0 ? 'What remains' : <Percent value={tranche.coupon} />}
        </Item>
        <Item
          label="Price"
          hint="Cash for one share. The first is what a sale gets, the second what a purchase costs. For a day after a report or a payout the second still comes down from the earlier price, so that nobody buys what has just been paid out."
        >
          {tranche.price === null ? (
            <span className="text-ink-3">Par until the first report</span>
          ) : (
            <>
              {formatPrice(tranche.price.bid, tranche.share, { ...cash, symbol: '' }).trim()}
              <span className="text-ink-3"> / </span>
              {formatPrice(tranche.price.ask, tranche.share, cash)}
            </>
          )}
        </Item>
        <Item
          label={raising ? 'Paid in' : 'Value'}
          hint={
            raising ? 'Investors’ cash waiting in the pool.' : 'All shares at the price that a sale gets.'
          }
        >
          <Money amount={raising ? tranche.supply : tranche.value} token={cash} digits={0} />
        </Item>
        <Item
          label="Coverage"
          hint="How many times the pool’s value covers this tranche and all paid before it. Below the test, spare cash stays in the pool."
        >
          {coverage === null ? (
            <span className="text-ink-3">{tranche.coupon === 0 ? 'Takes first losses' : '–'}</span>
          ) : (
            <span
              className={
                tranche.coverageRatio > 0 && coverage < tranche.coverageRatio ? 'text-bad' : undefined
              }
            >
              {coverage.toFixed(2)}×
              {tranche.coverageRatio > 0 && (
                <span className="text-ink-3"> (test {tranche.coverageRatio.toFixed(2)}×)</span>
              )}
            </span>
          )}
        </Item>
        <Item
          label={raising ? 'Room' : 'Income paid'}
          hint={raising ? 'What can still be put in.' : 'Paid out to holders so far.'}
        >
          <Money amount={raising ? (room > 0n ? room : 0n) : tranche.distributed} token={cash} digits={0} />
        </Item>
        <Item label="Holders">{formatCount(tranche.holders)}</Item>
      </dl>
    </div>
  )
}

function Item({
  label,
  hint,
  children,
}: {
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}) {
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-1 text-ink-3 text-xs">
        {label}
        {hint !== undefined && <Hint about={label}>{hint}</Hint>}
      </dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  )
}
