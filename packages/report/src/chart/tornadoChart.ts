import { scaleLinear } from 'd3-scale'
import type { Box } from '../sheet/figure.ts'
import { palette } from '../sheet/palette.ts'
import type { Sheet } from '../sheet/Sheet.ts'

/** One assumption that is moved, and what the value does. */
export interface Lever {
  readonly label: string
  readonly change: number
}

/** Height of one lever, points. */
export const LEVER_HEIGHT = 15

/** Horizontal bars to the left and right of no change. */
export function tornadoChart(
  sheet: Sheet,
  box: Box,
  levers: readonly Lever[],
  format: (value: number) => string,
): void {
  const most = Math.max(...levers.map(({ change }) => Math.abs(change)))
  const label = 96
  const text = 62
  const x = scaleLinear()
    .domain([-most || -1, most || 1])
    .range([box.x + label + text, box.x + box.width - text])
  const zero = x(0)
  levers.forEach(({ label: name, change }, n) => {
    const y = box.y + n * LEVER_HEIGHT
    const [left, right] = change < 0 ? [x(change), zero] : [zero, x(change)]
    sheet.document
      .rect(left, y + 2.5, Math.max(right - left, 0.5), LEVER_HEIGHT - 5)
      .fill(change < 0 ? palette.series[1] : palette.series[0])
    sheet.line(name, box.x, y + 4, label, { size: 7.5 })
    const shown = format(change)
    const width = sheet.widthOf(shown, { size: 7 })
    const at = change < 0 ? left - 4 - width : right + 4
    sheet.line(shown, at, y + 4, width, { size: 7, colour: palette.strong })
  })
  sheet.document
    .moveTo(zero, box.y)
    .lineTo(zero, box.y + levers.length * LEVER_HEIGHT)
    .lineWidth(0.6)
    .stroke(palette.muted)
}
