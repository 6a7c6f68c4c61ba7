import type { AxisChart } from './types.ts'
import { XYChart } from './XYChart.tsx'

/** Figures over time as lines. `zero` keeps zero on the axis. */
export function LineChart(props: AxisChart & { readonly zero?: boolean; readonly step?: boolean }) {
  return <XYChart {...props} look="line" />
}
