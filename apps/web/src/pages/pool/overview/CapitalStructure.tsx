import type { Pool } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { formatPercent } from '../../../format/rates.ts'
import { coverageOf } from '../figures/coverageOf.ts'
import { trancheColour } from '../figures/trancheColour.ts'
import { trancheSize } from '../figures/trancheSize.ts'
import { TrancheRow } from './TrancheRow.tsx'

/** Who is paid first and who bears losses first: the tranches as a stack, with what each costs, pays and is covered by. */
export function CapitalStructure({ pool }: { readonly pool: Pool }) {
  const coverage = coverageOf(pool.tranches, pool.value, pool.feesDue)
  const sizes = pool.tranches.map((tranche) => trancheSize(tranche))
  const total = sizes.reduce((sum, size) => sum + size, 0n)
  return (
    <Card
      title="Capital structure"
      hint="Cash flows from left to right: each tranche is paid before the next. Losses come from the right."
    >
      <div className="flex h-9 gap-0.5 overflow-hidden rounded-lg" aria-hidden="true">
        {pool.tranches.map((tranche, i) => {
          const part = total === 0n ? 1 / sizes.length : Number((sizes[i]! * 10_000n) / total) / 10_000
          return (
            <div
              key={tranche.number}
              className="flex min-w-12 items-center justify-center overflow-hidden px-1 font-medium text-white text-xs"
              style={{
                flexGrow: Math.max(part, 0.02),
                flexBasis: 0,
                background: `color-mix(in srgb, ${trancheColour(tranche.number)} 64%, black)`,
              }}
            >
              <span className="truncate">
                {tranche.share.symbol} {formatPercent(part, 0)}
              </span>
            </div>
          )
        })}
      </div>
      <div className="mt-1.5 flex justify-between text-ink-3 text-xs">
        <span>Paid first</span>
        <span>Bears losses first</span>
      </div>
      <div className="mt-4 divide-y divide-line">
        {pool.tranches.map((tranche, i) => (
          <TrancheRow key={tranche.number} pool={pool} tranche={tranche} coverage={coverage[i] ?? null} />
        ))}
      </div>
    </Card>
  )
}
