import type { LineStyle, Sheet } from './Sheet.ts'

const LEADING = 1.38
const SIZE = 9

/** A paragraph across the page, broken over pages where it must be. */
export function paragraph(sheet: Sheet, text: string, style: LineStyle = {}): void {
  const size = style.size ?? SIZE
  const lines = sheet.wrap(text, sheet.width, { ...style, size })
  const height = size * LEADING
  let rest = lines
  while (rest.length > 0) {
    sheet.need(Math.min(rest.length, 2) * height)
    const room = Math.max(Math.floor((sheet.bottom - sheet.y) / height), 1)
    const here = rest.slice(0, room)
    sheet.element('P', () => {
      for (const line of here) {
        sheet.line(line, sheet.left, sheet.y, sheet.width, { ...style, size })
        sheet.skip(height)
      }
    })
    rest = rest.slice(room)
  }
  sheet.skip(4)
}
