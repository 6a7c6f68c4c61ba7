import type { Pool } from '@specie/api'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { Agreement } from './Agreement.tsx'
import type { LocalFigures } from './computeLocally.ts'
import { FigureTable } from './FigureTable.tsx'
import type { UnitCheck } from './groupChecks.ts'

/** The ten stretches of time with their moments, and whether the chain has the same. */
export function BucketTable({
  pool,
  local,
  checks,
}: {
  readonly pool: Pool
  readonly local: LocalFigures
  readonly checks: readonly UnitCheck[]
}) {
  return (
    <FigureTable
      caption="Moments"
      head={[
        'Months',
        'Forward rate a year',
        `Present value (${pool.cash.symbol})`,
        'Mean time (years into it)',
        'Spread of it (years)',
        'Agrees',
      ]}
      rows={local.moments.map((moment, j) => {
        const check = checks[j]
        const { from, to } = local.buckets[j]!
        return {
          key: String(from),
          wrong: check?.agrees === false,
          cells: [
            `${from} to ${to}`,
            formatPercent(moment.forward * 1e-7, 3),
            formatMoney(moment.presentValue, pool.cash, { bare: true, digits: pool.cash.decimals }),
            (Number(moment.mean) / 1e10).toFixed(4),
            Math.sqrt(Number(moment.variance) / 1e10).toFixed(4),
            check === undefined ? '…' : <Agreement key="agrees" agrees={check.agrees} />,
          ],
        }
      })}
    />
  )
}
