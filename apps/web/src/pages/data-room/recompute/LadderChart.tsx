import type { Pool } from '@specie/api'
import { AreaChart } from '../../../charts/AreaChart.tsx'
import type { LocalFigures } from './computeLocally.ts'

/** Expected cash by month, computed in this browser. */
export function LadderChart({ pool, flows }: { readonly pool: Pool; readonly flows: LocalFigures['flows'] }) {
  const whole = 10 ** pool.cash.decimals
  return (
    <AreaChart
      title="Expected cash by month"
      unit={`${pool.cash.symbol}, by months after the cut-off`}
      height={180}
      x={flows.map(({ month }) => String(month))}
      formatX={(x) => `month ${x}`}
      series={[
        {
          name: 'From loans that pay',
          colour: 'var(--series-1)',
          values: flows.map(({ collected }) => collected / whole),
        },
        {
          name: 'Recovered of defaults',
          colour: 'var(--series-2)',
          values: flows.map(({ recovered }) => recovered / whole),
        },
        { name: 'Expected to be lost', colour: 'var(--bad)', values: flows.map(({ lost }) => lost / whole) },
      ]}
      source="computed in this browser"
    />
  )
}
