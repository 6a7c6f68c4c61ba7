import type { Collection, Pool } from '@specie/api'
import { Money } from '../../../components/Money.tsx'
import { formatPercent } from '../../../format/rates.ts'
import { trancheColour } from '../figures/trancheColour.ts'
import { type WaterfallStep, waterfallOf } from '../figures/waterfallOf.ts'

/** A collection shared out: bars from top to bottom in the order of payment, each as long as its part. */
export function Waterfall({ pool, collection }: { readonly pool: Pool; readonly collection: Collection }) {
  const steps = waterfallOf(
    collection,
    pool.tranches.map(({ share }) => share.symbol),
  )
  const incoming = steps.filter(({ kind }) => kind === 'in')
  const outgoing = steps.filter(({ kind, amount }) => kind !== 'in' && (amount !== 0n || kind !== 'trapped'))
  const total = incoming.reduce((sum, { amount }) => sum + amount, 0n)
  return (
    <div className="grid gap-x-10 gap-y-6 md:grid-cols-[2fr_3fr]">
      <Side title="In" total={total} steps={incoming} pool={pool} colourOf={() => 'var(--series-5)'} />
      <Side
        title="Out, in this order"
        total={total}
        steps={outgoing}
        pool={pool}
        colourOf={(step) => colourOf(step, pool)}
      />
    </div>
  )
}

function colourOf(step: WaterfallStep, pool: Pool): string {
  if (step.kind !== 'tranche') return step.kind === 'trapped' ? 'var(--warn)' : 'var(--series-5)'
  return trancheColour(pool.tranches.findIndex(({ share }) => share.symbol === step.label))
}

function Side({
  title,
  total,
  steps,
  pool,
  colourOf: colour,
}: {
  readonly title: string
  readonly total: bigint
  readonly steps: readonly WaterfallStep[]
  readonly pool: Pool
  readonly colourOf: (step: WaterfallStep) => string
}) {
  return (
    <div className="min-w-0">
      <h3 className="mb-2 flex justify-between gap-4 font-medium text-[0.8125rem]">
        {title} <Money amount={total} token={pool.cash} />
      </h3>
      <ol className="flex flex-col gap-2.5">
        {steps.map((step) => {
          const part = total === 0n ? 0 : Number((step.amount * 10_000n) / total) / 10_000
          return (
            <li key={step.label}>
              <div className="flex justify-between gap-4 text-[0.8125rem]">
                <span className="text-ink-2">{step.label}</span>
                <span>
                  <Money amount={step.amount} token={pool.cash} />
                  <span className="ml-2 inline-block w-14 text-right text-ink-3">
                    {formatPercent(part, 1)}
                  </span>
                </span>
              </div>
              <div className="mt-1 h-2 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
                <div
                  className="h-full rounded-full"
                  style={{ width: `${Math.max(0, part) * 100}%`, background: colour(step) }}
                />
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
