import type { AsOf as Dated, ExitQuote } from '@specie/api'
import { Hint } from '../../../components/Hint.tsx'
import { Link } from '../../../components/Link.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { AsOfLine } from '../../pool/AsOfLine.tsx'
import { breakdownOf } from './breakdownOf.ts'

const LIMITS: Readonly<Record<ExitQuote['limit'], string>> = {
  none: '',
  cash: 'Desk and reserve have no more cash at the moment.',
  limit: 'The desk takes only so much of one share at a time; its room grows back day by day.',
  stale: 'The last price is too old: the desk deals again with the next report.',
  notListed: 'The desk does not deal in this share.',
  notAllowed: 'The rules of this share do not let this wallet sell now.',
}

/** A quote taken apart: value, spread, fee, what is paid, and what stays with the seller. */
export function PriceBreakdown({ quote, asOf }: { readonly quote: ExitQuote; readonly asOf: Dated }) {
  const found = breakdownOf(quote)
  const { cash, share } = quote
  return (
    <div className="flex flex-col gap-4">
      {quote.limit !== 'none' && (
        <Notice
          kind="warn"
          title={
            quote.filled === '0' || quote.limit === 'notAllowed'
              ? 'Nothing can be sold now'
              : `${formatMoney(quote.filled, share)} are sold now, ${formatMoney(found.rest, share)} stay with you`
          }
        >
          {quote.sentence === null ? LIMITS[quote.limit] : `${quote.sentence}.`}
          {quote.limit === 'notListed' && (
            <>
              {' '}
              Governance decides which shares it deals in: <Link to="/operate/desk">the desk’s list</Link>.
            </>
          )}
        </Notice>
      )}
      {found.parts !== null && (
        <div className="rounded-lg border border-line">
          <div className="flex h-2 overflow-hidden rounded-t-lg" aria-hidden="true">
            <span className="bg-accent" style={{ width: `${found.parts.paid * 100}%` }} />
            <span
              className="bg-(--series-3)"
              style={{ width: `${Math.max(found.parts.spread * 100, found.spread > 0n ? 0.6 : 0)}%` }}
            />
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
              colour="var(--series-3)"
              hint="A sale counts with the lower end of the NAV interval, so that nobody who stays pays for somebody who leaves."
              amount={<Money amount={-found.spread} token={cash} />}
              part={formatPercent(found.parts.spread, 3)}
            />
            <Line
              label="Fee"
              colour="var(--series-4)"
              hint="Paid to those who lend to the reserve. It rises with how much the desk has bought lately."
              amount={<Money amount={-found.fee} token={cash} />}
              part={formatPercent(found.parts.fee, 3)}
            />
            <div className="flex items-baseline justify-between gap-4 border-line-strong border-t py-2.5">
              <dt className="font-medium">You get now</dt>
              <dd className="text-right">
                <span className="font-semibold text-lg">
                  <Money amount={found.paid} token={cash} />
                </span>
                <span className="block text-ink-3 text-xs">
                  {formatPercent(found.parts.paid, 3)} of the value
                </span>
              </dd>
            </div>
          </dl>
        </div>
      )}
      <p className="flex flex-wrap items-center justify-between gap-2 text-[0.8125rem] text-ink-3">
        Computed by the desk’s contract. <AsOfLine asOf={asOf} />
      </p>
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
        {part !== undefined && <span className="ml-2 inline-block w-16 text-ink-3">{part}</span>}
      </dd>
    </div>
  )
}
