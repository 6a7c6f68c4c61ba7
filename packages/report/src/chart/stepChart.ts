import { scaleLinear, scaleSqrt } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import type { Box } from '../sheet/figure.ts'
import { palette } from '../sheet/palette.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { baseAxis, plotArea, strokePath, valueAxis } from './plot.ts'

/** A value that holds up to a point of the base axis. */
export interface Step {
  readonly until: number
  readonly value: number
}

/** Values that hold over ranges, e.g. forward rates by years to come. The base axis is drawn by square roots, because near ranges are narrow. */
export function stepChart(
  sheet: Sheet,
  box: Box,
  steps: readonly Step[],
  format: { readonly base: (value: number) => string; readonly value: (value: number) => string },
): void {
  const end = steps.at(-1)?.until
  if (end === undefined) return
  const plot = plotArea(box)
  const values = steps.map(({ value }) => value)
  const [low, high] = [Math.min(...values, 0), Math.max(...values, 0)]
  const x = scaleSqrt()
    .domain([0, end])
    .range([plot.x, plot.x + plot.width])
  const y = scaleLinear()
    .domain(low === high ? [0, 1] : [low, high])
    .nice(4)
    .range([plot.y + plot.height, plot.y])
  valueAxis(
    sheet,
    plot,
    y,
    y.ticks(4).map((value) => ({ value, label: format.value(value) })),
  )
  baseAxis(
    sheet,
    plot,
    x,
    steps.map(({ until }) => ({ value: until, label: format.base(until) })),
  )
  const corners = [
    ...steps.map(({ value }, n): [number, number] => [n === 0 ? 0 : steps[n - 1]!.until, value]),
    [end, values.at(-1)!] as [number, number],
  ]
  const path = line<[number, number]>()
    .x(([at]) => x(at))
    .y(([, value]) => y(value))
    .curve(curveStepAfter)
  strokePath(sheet, path(corners), palette.series[0])
}
