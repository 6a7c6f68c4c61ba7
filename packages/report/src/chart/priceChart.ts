import { scaleLinear, scaleUtc } from 'd3-scale'
import { curveLinear, curveStepAfter, line } from 'd3-shape'
import type { Box } from '../sheet/figure.ts'
import { palette } from '../sheet/palette.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { baseAxis, legend, plotArea, strokePath, valueAxis } from './plot.ts'

/** A figure that moves in time. */
export interface TimeSeries {
  readonly name: string
  /** Unix seconds and value, oldest first. */
  readonly points: readonly (readonly [time: number, value: number])[]
  /** A value holds until the next one, default: it moves evenly to it. */
  readonly steps?: boolean
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Lines over time. */
export function priceChart(sheet: Sheet, box: Box, series: readonly TimeSeries[]): void {
  const all = series.flatMap(({ points }) => points)
  if (all.length === 0) return
  const plot = plotArea(box, { top: series.length > 1 ? 18 : 8 })
  const times = all.map(([time]) => time * 1000)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const x = scaleUtc()
    .domain(first === last ? [first - 1, last + 1] : [first, last])
    .range([plot.x, plot.x + plot.width])
  const y = scaleLinear()
    .domain(padded(all.map(([, value]) => value)))
    .nice(5)
    .range([plot.y + plot.height, plot.y])
  const values = y.ticks(5)
  const digits = digitsOf(values)
  valueAxis(
    sheet,
    plot,
    y,
    values.map((value) => ({ value, label: value.toFixed(digits) })),
  )
  const days = (last - first) / 86_400_000
  baseAxis(
    sheet,
    plot,
    (value) => x(value),
    x.ticks(7).map((date) => ({ value: date.getTime(), label: dateLabel(date, days) })),
  )
  series.forEach(({ points, steps }, n) => {
    const colour = palette.series[n % palette.series.length]!
    const path = line<readonly [number, number]>()
      .x(([time]) => x(time * 1000))
      .y(([, value]) => y(value))
      .curve(steps === true ? curveStepAfter : curveLinear)
    strokePath(sheet, path(points), colour, 1.4, n === 0 ? undefined : 2.5)
    if (points.length <= 40) {
      for (const [time, value] of points) sheet.document.circle(x(time * 1000), y(value), 1.5).fill(colour)
    }
  })
  if (series.length > 1)
    legend(
      sheet,
      plot.x,
      box.y + 3,
      series.map(({ name }) => name),
    )
}

/** Digits after the point that tell the marks of an axis apart, at least two. */
function digitsOf([first = 0, second = 1]: readonly number[]): number {
  return Math.min(Math.max(Math.ceil(-Math.log10(second - first) - 1e-9), 2), 12)
}

/** Room above and below, so that a flat line stands in the middle. */
function padded(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = high === low ? Math.max(Math.abs(high) * 0.01, 1e-6) : (high - low) * 0.08
  return [low - room, high + room]
}

function dateLabel(date: Date, days: number): string {
  const month = MONTHS[date.getUTCMonth()]
  return days > 120 ? `${month} ${date.getUTCFullYear()}` : `${date.getUTCDate()} ${month}`
}
