import type { Token } from '@specie/api'
import { Hint } from '../../../components/Hint.tsx'
import { Money } from '../../../components/Money.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatPrice } from '../../../format/price.ts'
import { formatPercent } from '../../../format/rates.ts'
import type { ExitBook } from '../model/ExitBook.ts'
import type { Split } from '../model/splitSale.ts'
import { sourceLook } from '../sourceLook.ts'
import { breakdownOf } from './breakdownOf.ts'

/** A sale taken apart: value, spread, what each source keeps, what is paid; and which source pays what. */
export function PriceBreakdown({
  book,
  split,
  share,
  cash,
}: {
  readonly book: ExitBook
  readonly split: Split
  readonly share: Token
  readonly cash: Token
}) {
  const found = breakdownOf(split, book.holding.price, book.holding.bid ?? 0n)
  const part = (amount: bigint) => (found.value === 0n ? 0 : Number(amount) / Number(found.value))
  return (
    <div className="rounded-lg border border-line">
      <div className="flex h-2 overflow-hidden rounded-t-lg" aria-hidden="true">
        {split.parts.map(({ source, paid }) => (
          <span
            key={source}
            style={{ width: `${part(paid) * 100}%`, background: sourceLook[source].colour }}
          />
        ))}
        <span className="flex-1 bg-(--series-4)" />
      </div>
      <dl className="px-4 py-2 text-sm">
        <Line
          label="Value at NAV"
          hint="What is sold now at the middle of the NAV interval: the pool’s value divided by its shares."
          amount={<Money amount={found.value} token={cash} />}
        />
        <Line
          label="Spread"
          hint="A sale counts with the lower end of the NAV interval, so that nobody who stays pays for somebody who leaves."
          amount={<Money amount={-found.spread} token={cash} />}
          part={formatPercent(part(found.spread), 3)}
        />
        {found.parts.map(({ source, kept }) => (
          <Line
            key={source}
            label={sourceLook[source].fee}
            colour="var(--series-4)"
            hint={sourceLook[source].hint}
            amount={<Money amount={-kept} token={cash} signed />}
            part={formatPercent(part(kept), 3)}
          />
        ))}
        {split.parts.map(({ source, shares, paid }) => (
          <Line
            key={source}
            label={`${sourceLook[source].name} pays`}
            colour={sourceLook[source].colour}
            hint={`For ${formatMoney(shares, share)}, ${formatPrice((paid * 10n ** 18n) / shares, share, cash)} each.`}
            amount={<Money amount={paid} token={cash} />}
            part={formatPercent(part(paid), 3)}
          />
        ))}
        <div className="flex items-baseline justify-between gap-4 border-line-strong border-t py-2.5">
          <dt className="font-medium">You get now</dt>
          <dd className="text-right">
            <span className="font-semibold text-lg">
              <Money amount={split.paid} token={cash} />
            </span>
            <span className="block text-ink-3 text-xs">
              {formatPercent(part(split.paid), 3)} of the value,{' '}
              {formatPrice((split.paid * 10n ** 18n) / split.sold, share, cash)} a share
            </span>
          </dd>
        </div>
      </dl>
    </div>
  )
}

function Line({
  label,
  hint,
  amount,
  part,
  colour,
}: {
  readonly label: string
  readonly hint: string
  readonly amount: React.ReactNode
  readonly part?: string
  readonly colour?: string
}) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-2">
      <dt className="inline-flex items-center gap-1.5 text-ink-2">
        {colour !== undefined && (
          <span aria-hidden="true" className="size-2 rounded-[3px]" style={{ background: colour }} />
        )}
        {label}
        <Hint about={label}>{hint}</Hint>
      </dt>
      <dd className="text-right">
        {amount}
        {part !== undefined && (
          <span className="ml-2 inline-block w-16 text-ink-3 max-sm:block max-sm:w-auto">{part}</span>
        )}
      </dd>
    </div>
  )
}
