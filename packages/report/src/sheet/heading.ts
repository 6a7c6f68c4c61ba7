import { palette } from './palette.ts'
import type { Sheet } from './Sheet.ts'

/** Room that a heading wants below it, so that it never stands alone at the foot of a page. */
const COMPANY = 70

/** A section's heading: 1 for a section, 2 for a part of it. `company` is the height that must follow on the same page. */
export function heading(sheet: Sheet, text: string, level: 1 | 2 = 1, company = COMPANY): void {
  const size = level === 1 ? 13 : 10
  const lines = sheet.wrap(text, sheet.width, { font: 'bold', size })
  const before = level === 1 ? 20 : 12
  if (!sheet.need(before + lines.length * size * 1.3 + company)) sheet.skip(before)
  // The document's title is the only H1.
  sheet.element(`H${level + 1}`, () => {
    for (const line of lines) {
      sheet.line(line, sheet.left, sheet.y, sheet.width, {
        font: 'bold',
        size,
        colour: level === 1 ? palette.brand : palette.ink,
      })
      sheet.skip(size * 1.3)
    }
  })
  sheet.skip(level === 1 ? 4 : 2)
}
