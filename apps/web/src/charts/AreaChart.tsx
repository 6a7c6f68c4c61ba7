import type { AxisChart } from './types.ts'
import { XYChart } from './XYChart.tsx'

/** Figures over time as areas; several are stacked. */
export function AreaChart(props: AxisChart & { readonly stacked?: boolean }) {
  return <XYChart {...props} look="area" zero />
}
