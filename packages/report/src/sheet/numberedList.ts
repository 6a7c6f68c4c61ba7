import { palette } from './palette.ts'
import type { Sheet } from './Sheet.ts'

const SIZE = 9
const LEADING = 1.38
const INDENT = 18

/** Numbered steps, each kept on one page. */
export function numberedList(sheet: Sheet, steps: readonly string[]): void {
  const list = sheet.container('L')
  steps.forEach((step, n) => {
    const lines = sheet.wrap(step, sheet.width - INDENT, { size: SIZE })
    sheet.need(lines.length * SIZE * LEADING)
    const { document } = sheet
    const item = document.struct('LI', {}, [
      document.struct('Lbl', {}, () =>
        sheet.line(`${n + 1}`, sheet.left, sheet.y, INDENT, {
          font: 'bold',
          size: SIZE,
          colour: palette.brand,
        }),
      ),
      document.struct('LBody', {}, () => {
        for (const line of lines) {
          sheet.line(line, sheet.left + INDENT, sheet.y, sheet.width - INDENT, { size: SIZE })
          sheet.skip(SIZE * LEADING)
        }
      }),
    ])
    list.add(item)
    sheet.skip(3)
  })
  list.end()
  sheet.skip(3)
}
