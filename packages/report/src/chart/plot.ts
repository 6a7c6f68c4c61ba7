import type { Box } from '../sheet/figure.ts'
import { palette } from '../sheet/palette.ts'
import type { Sheet } from '../sheet/Sheet.ts'

/** What an axis needs of a scale. */
export type AxisScale = (value: number) => number

/** A mark on an axis. */
export interface Tick {
  readonly value: number
  readonly label: string
}

const SMALL = { size: 6.5, colour: palette.muted }

/** The part of a figure's box that is left for data once the axes have taken theirs. */
export function plotArea(box: Box, room: { readonly left?: number; readonly top?: number } = {}): Box {
  const { left = 46, top = 8 } = room
  return { x: box.x + left, y: box.y + top, width: box.width - left - 10, height: box.height - top - 16 }
}

/** Grid lines with their values on the left. */
export function valueAxis(sheet: Sheet, plot: Box, scale: AxisScale, ticks: readonly Tick[]): void {
  for (const { value, label } of ticks) {
    const y = scale(value)
    sheet.rule(y, value === 0 ? palette.muted : palette.rule, 0.4, plot.x, plot.width)
    sheet.line(label, plot.x - 48, y - 3.2, 44, { ...SMALL, align: 'right' })
  }
}

/** Marks with their labels below; labels that would touch their neighbour are left out. */
export function baseAxis(sheet: Sheet, plot: Box, scale: AxisScale, ticks: readonly Tick[]): void {
  const bottom = plot.y + plot.height
  sheet.rule(bottom, palette.muted, 0.6, plot.x, plot.width)
  let free = Number.NEGATIVE_INFINITY
  for (const { value, label } of ticks) {
    const x = scale(value)
    const width = sheet.widthOf(label, SMALL)
    const from = Math.min(Math.max(x - width / 2, plot.x - 10), plot.x + plot.width + 8 - width)
    if (from < free) continue
    sheet.document
      .moveTo(x, bottom)
      .lineTo(x, bottom + 3)
      .lineWidth(0.6)
      .stroke(palette.muted)
    sheet.line(label, from, bottom + 5, width, SMALL)
    free = from + width + 6
  }
}

/** Names of the series with their colours, in a row from the left. */
export function legend(sheet: Sheet, x: number, y: number, names: readonly string[]): void {
  let at = x
  names.forEach((name, n) => {
    sheet.document.rect(at, y + 1, 7, 5).fill(palette.series[n % palette.series.length]!)
    sheet.line(name, at + 10, y - 0.5, 200, { size: 7, colour: palette.strong })
    at += 10 + sheet.widthOf(name, { size: 7 }) + 14
  })
}

/** Draws an SVG path, as the shapes of d3 give it. */
export function strokePath(
  sheet: Sheet,
  path: string | null,
  colour: string,
  width = 1.4,
  dash?: number,
): void {
  if (path === null || path === '') return
  const { document } = sheet
  document.save().path(path).lineWidth(width).lineJoin('round')
  if (dash !== undefined) document.dash(dash, { space: dash })
  document.stroke(colour).restore()
}
