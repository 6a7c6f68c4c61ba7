import { scaleBand, scaleLinear } from 'd3-scale'
import type { Box } from '../sheet/figure.ts'
import { palette } from '../sheet/palette.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { legend, plotArea, valueAxis } from './plot.ts'

/** One place on the base axis: its label and the parts that stand on each other. */
export interface Bar {
  readonly label: string
  readonly parts: readonly number[]
  /** A line across the bar, e.g. what a contract promises. */
  readonly mark?: number
}

const SMALL = { size: 6.5, colour: palette.muted }

/** Stacked bars from zero. */
export function barChart(
  sheet: Sheet,
  box: Box,
  bars: readonly Bar[],
  names: readonly string[],
  format: (value: number) => string,
): void {
  if (bars.length === 0) return
  const plot = plotArea(box, { top: 18 })
  const highest = Math.max(...bars.map(({ parts, mark = 0 }) => Math.max(sum(parts), mark)))
  const y = scaleLinear()
    .domain([0, highest === 0 ? 1 : highest])
    .nice(4)
    .range([plot.y + plot.height, plot.y])
  const x = scaleBand<number>()
    .domain(bars.map((_, n) => n))
    .range([plot.x, plot.x + plot.width])
    .padding(0.22)
  valueAxis(
    sheet,
    plot,
    y,
    y.ticks(4).map((value) => ({ value, label: format(value) })),
  )
  const every = Math.ceil((bars.length * 34) / plot.width)
  bars.forEach(({ label, parts, mark }, n) => {
    let base = 0
    parts.forEach((part, k) => {
      const colour = palette.series[k % palette.series.length]!
      sheet.document.rect(x(n)!, y(base + part), x.bandwidth(), y(base) - y(base + part)).fill(colour)
      base += part
    })
    if (mark !== undefined) {
      sheet.rule(y(mark), palette.ink, 1, x(n)! - 1.5, x.bandwidth() + 3)
    }
    if (n % every === 0) {
      const width = sheet.widthOf(label, SMALL)
      sheet.line(label, x(n)! + (x.bandwidth() - width) / 2, plot.y + plot.height + 5, width, SMALL)
    }
  })
  legend(sheet, plot.x, box.y + 3, names)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
