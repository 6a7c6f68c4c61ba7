import type { AxisChart } from './types.ts'
import { XYChart } from './XYChart.tsx'

/** Figures of places as bars beside each other. */
export function BarChart(props: AxisChart) {
  return <XYChart {...props} look="bars" zero />
}
