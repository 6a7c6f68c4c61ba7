import { scaleLinear } from 'd3-scale'
import type { Box } from '../sheet/figure.ts'
import { palette } from '../sheet/palette.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { baseAxis, plotArea, valueAxis } from './plot.ts'

/** A range of outcomes and how likely it is. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly probability: number
}

/** A value worth a line across the chart. */
export interface Marker {
  readonly value: number
  readonly label: string
}

/** A range on the base axis that belongs to somebody, e.g. a tranche. */
export interface Band {
  readonly from: number
  readonly to: number
  readonly name: string
}

/** Bars of a distribution, lines at its quantiles and, above, whom a loss of that size reaches. */
export function distributionChart(
  sheet: Sheet,
  box: Box,
  content: {
    readonly bins: readonly Bin[]
    readonly markers: readonly Marker[]
    readonly bands: readonly Band[]
  },
  format: (value: number) => string,
): void {
  const { bins, markers, bands } = content
  const end = bins.at(-1)?.to ?? 0
  if (end <= 0) return
  const plot = plotArea(box, { top: (bands.length > 0 ? 16 : 4) + 11 * markers.length })
  const x = scaleLinear()
    .domain([0, end])
    .range([plot.x, plot.x + plot.width])
  const y = scaleLinear()
    .domain([0, Math.max(...bins.map(({ probability }) => probability))])
    .nice(4)
    .range([plot.y + plot.height, plot.y])
  valueAxis(
    sheet,
    plot,
    y,
    y.ticks(4).map((value) => ({ value, label: `${Number((100 * value).toPrecision(6))} %` })),
  )
  for (const { from, to, probability } of bins) {
    const [left, top] = [x(from), y(probability)]
    const width = Math.max(x(to) - left - 0.6, 0.4)
    sheet.document.rect(left, top, width, y(0) - top).fill(palette.series[0])
  }
  baseAxis(
    sheet,
    plot,
    x,
    x.ticks(8).map((value) => ({ value, label: format(value) })),
  )
  drawMarkers(sheet, box, plot, markers, x, bands.length > 0 ? 16 : 4)
  drawBands(sheet, box, bands, x, end)
}

function drawMarkers(
  sheet: Sheet,
  box: Box,
  plot: Box,
  markers: readonly Marker[],
  x: (value: number) => number,
  top: number,
): void {
  const right = plot.x + plot.width
  const places = markers.map(({ value, label }, n) => ({
    at: Math.min(x(value), right),
    y: box.y + top + 11 * n,
    label,
  }))
  for (const { at, y } of places) {
    sheet.document
      .save()
      .moveTo(at, y + 4)
      .lineTo(at, plot.y + plot.height)
      .lineWidth(0.8)
      .dash(2, { space: 2 })
      .stroke(palette.loss)
      .restore()
  }
  for (const { at, y, label } of places) {
    const width = sheet.widthOf(label, { size: 7 })
    const left = at + 4 + width > right ? at - 4 - width : at + 4
    sheet.document.rect(left - 1.5, y - 1, width + 3, 9).fill('#ffffff')
    sheet.line(label, left, y, width, { size: 7, colour: palette.loss })
  }
}

function drawBands(
  sheet: Sheet,
  box: Box,
  bands: readonly Band[],
  x: (value: number) => number,
  end: number,
): void {
  bands.forEach(({ from, to, name }, n) => {
    if (from >= end) return
    const left = x(from)
    const width = x(Math.min(to, end)) - left
    sheet.document
      .rect(left, box.y + 1, Math.max(width - 1, 0.5), 11)
      .fill(n % 2 === 0 ? palette.brandTint : palette.tint)
    if (sheet.widthOf(name, { size: 6.5 }) < width - 4) {
      sheet.line(name, left, box.y + 3.2, width - 1, { size: 6.5, colour: palette.brand, align: 'center' })
    }
  })
}
