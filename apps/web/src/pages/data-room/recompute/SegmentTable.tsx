import type { Pool } from '@specie/api'
import type { PublishedInputs } from '@specie/protocol'
import { formatMoney } from '../../../format/money.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import { FigureTable } from './FigureTable.tsx'

/** The published segments: how each is expected to behave, and how much cash it owes. */
export function SegmentTable({ inputs, pool }: { readonly inputs: PublishedInputs; readonly pool: Pool }) {
  return (
    <FigureTable
      caption="Segments"
      head={[
        'Segment',
        'Months',
        `Balance (${pool.cash.symbol})`,
        `Cash, nobody defaulting (${pool.cash.symbol})`,
        'Hazard a year',
        'Recovery',
        'Spread a year',
      ]}
      rows={inputs.ladder.map((segment, i) => ({
        key: `${inputs.names[i]}-${i}`,
        cells: [
          inputs.names[i],
          formatCount(segment.cash.length),
          formatMoney(segment.openingBalance[0] ?? 0n, pool.cash, { bare: true }),
          formatMoney(
            segment.cash.reduce((sum, one) => sum + one, 0n),
            pool.cash,
            { bare: true },
          ),
          formatPercent(segment.hazard * 1e-9),
          formatPercent(segment.recovery * 1e-9),
          formatPercent(segment.spread * 1e-9),
        ],
      }))}
    />
  )
}
