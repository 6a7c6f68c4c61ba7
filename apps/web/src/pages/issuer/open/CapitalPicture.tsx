import type { OpeningPreview } from '@specie/api'
import { formatMoney, type Unit } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { keptByIssuer, type TrancheTerms, trancheLayers } from './capitalStructure.ts'

const COLOURS = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)'] as const

/** Colour of a tranche wherever it is drawn; the residual always has the last one. */
export function trancheColour(index: number, count: number): string {
  return index === count - 1 && count > 1 ? COLOURS[2] : COLOURS[index]!
}

/** The capital structure as a stack: who is paid first stands on top, losses come from below. */
export function CapitalPicture({
  tranches,
  preview,
  unit,
}: {
  readonly tranches: readonly TrancheTerms[]
  readonly preview: OpeningPreview | undefined
  readonly unit: Unit | undefined
}) {
  const kept = keptByIssuer(tranches)
  const layers = trancheLayers(tranches)
  const words = layers
    .map(
      ({ tranche, attaches, exhausts }) =>
        `${tranche.name} from ${formatPercent(attaches, 0)} to ${formatPercent(exhausts, 0)}`,
    )
    .join(', ')
  return (
    <figure aria-label={`Capital structure: ${words}`} className="flex gap-3">
      <div
        className="flex w-6 flex-col items-center justify-between py-1 text-2xs text-ink-3"
        aria-hidden="true"
      >
        <span className="[writing-mode:vertical-rl]">paid first ↑</span>
        <span className="[writing-mode:vertical-rl]">losses first ↓</span>
      </div>
      <div className="flex h-72 min-w-0 flex-1 flex-col gap-1" aria-hidden="true">
        {tranches.map((tranche, index) => (
          <div
            key={index}
            className="flex min-h-7 flex-col justify-center overflow-hidden rounded-md border-l-4 px-3 transition-[flex-grow] duration-300"
            style={{
              flexGrow: Math.max(tranche.share, 0.001),
              flexBasis: 0,
              borderColor: trancheColour(index, tranches.length),
              background: `color-mix(in srgb, ${trancheColour(index, tranches.length)} 22%, var(--surface))`,
            }}
          >
            <p className="flex items-baseline justify-between gap-3 font-medium">
              <span className="truncate">{tranche.name}</span>
              <span className="whitespace-nowrap">{formatPercent(tranche.share, 0)}</span>
            </p>
            {tranche.share > 0.16 && (
              <p className="truncate text-[0.8125rem] text-ink-2">
                {tranche.coupon > 0 ? `${formatPercent(tranche.coupon)} a year` : 'what is left'}
                {preview?.tranches[index] !== undefined && unit !== undefined
                  ? `, up to ${formatMoney(preview.tranches[index].maximum, unit, { compact: true })}`
                  : ''}
              </p>
            )}
          </div>
        ))}
        {kept > 0 && (
          <div
            className="flex min-h-7 items-center justify-between rounded-md border border-line-strong border-dashed px-3 text-ink-2"
            style={{ flexGrow: kept, flexBasis: 0 }}
          >
            <span className="truncate">You keep</span>
            <span>{formatPercent(kept, 0)}</span>
          </div>
        )}
      </div>
    </figure>
  )
}
