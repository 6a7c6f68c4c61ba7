import type { AxisChart } from './types.ts'
import { XYChart } from './XYChart.tsx'

/** Figures of places as bars on top of each other; negative ones hang below zero. */
export function StackedBars(props: AxisChart) {
  return <XYChart {...props} look="stack" zero />
}
