import { palette } from './palette.ts'
import type { Sheet } from './Sheet.ts'

/** A figure that the reader came for. */
export interface Tile {
  readonly label: string
  readonly value: string
  readonly note?: string
}

const HEIGHT = 58
const GAP = 8
const PADDING = 9

/** The main figures beside each other. */
export function tiles(sheet: Sheet, entries: readonly Tile[]): void {
  sheet.need(HEIGHT)
  const width = (sheet.width - GAP * (entries.length - 1)) / entries.length
  const { document, y } = sheet
  entries.forEach(({ label, value, note }, n) => {
    const x = sheet.left + n * (width + GAP)
    const inner = width - 2 * PADDING
    sheet.artifact(() => {
      document.roundedRect(x, y, width, HEIGHT, 3).fill(palette.tint)
      document.rect(x, y, 2, HEIGHT).fill(palette.brand)
    })
    const size = largest(sheet, value, inner)
    sheet.element('P', () => {
      sheet.line(label, x + PADDING, y + 9, inner, { size: 7.5, colour: palette.muted })
      sheet.line(value, x + PADDING, y + 21, inner, { font: 'bold', size })
      if (note !== undefined) {
        sheet.line(note, x + PADDING, y + 41, inner, { size: 7.5, colour: palette.muted })
      }
    })
  })
  sheet.y = y + HEIGHT + 8
}

function largest(sheet: Sheet, value: string, width: number): number {
  let size = 14
  while (size > 8 && sheet.widthOf(value, { font: 'bold', size }) > width) size -= 0.5
  return size
}
