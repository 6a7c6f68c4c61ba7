import { palette } from './palette.ts'
import type { Sheet } from './Sheet.ts'

/** A label, its value, and whether the value is a hash or an address. */
export type Fact = readonly [label: string, value: string, kind?: 'code']

const SIZE = 8.5
const LEADING = 1.35
const PADDING = 2.5

/** Labels on the left, values on the right, as a table of two columns. */
export function facts(sheet: Sheet, entries: readonly Fact[], labelWidth = 130): void {
  const table = sheet.container('Table')
  for (const [label, value, kind] of entries) {
    const style = kind === 'code' ? ({ font: 'mono', size: 8 } as const) : { size: SIZE }
    const lines = sheet.wrap(value, sheet.width - labelWidth, style)
    const labels = sheet.wrap(label, labelWidth - 8, { size: SIZE })
    const height = Math.max(lines.length, labels.length) * SIZE * LEADING + 2 * PADDING
    sheet.need(height)
    const top = sheet.y + PADDING
    const { document } = sheet
    table.add(
      document.struct('TR', {}, [
        document.struct('TH', { scope: 'Row' } as PDFKit.Mixins.StructureElementOptions, () =>
          labels.forEach((line, n) => {
            const y = top + n * SIZE * LEADING
            sheet.line(line, sheet.left, y, labelWidth, { size: SIZE, colour: palette.muted })
          }),
        ),
        document.struct('TD', {}, () =>
          lines.forEach((line, n) => {
            const y = top + n * SIZE * LEADING
            sheet.line(line, sheet.left + labelWidth, y, sheet.width - labelWidth, style)
          }),
        ),
      ]),
    )
    sheet.skip(height)
    sheet.artifact(() => sheet.rule(sheet.y))
  }
  table.end()
  sheet.skip(6)
}
