import { palette } from './palette.ts'
import type { Sheet } from './Sheet.ts'

/** The top of the first page: who issues the paper, what it is, and the lines that name its subject. */
export function masthead(sheet: Sheet, title: string, lines: readonly string[]): void {
  const { document, left, width } = sheet
  sheet.artifact(() => {
    document.rect(0, 0, document.page.width, 6).fill(palette.brand)
    sheet.line('Specie', left, 30, width, { font: 'bold', size: 12, colour: palette.brand })
  })
  sheet.y = 62
  const titleLines = sheet.wrap(title, width, { font: 'bold', size: 22 })
  sheet.element('H1', () => {
    for (const line of titleLines) {
      sheet.line(line, left, sheet.y, width, { font: 'bold', size: 22 })
      sheet.skip(27)
    }
  })
  sheet.skip(2)
  const wrapped = lines.flatMap((line) => sheet.wrap(line, width, { size: 9.5 }))
  sheet.element('P', () => {
    for (const line of wrapped) {
      sheet.line(line, left, sheet.y, width, { size: 9.5, colour: palette.muted })
      sheet.skip(13)
    }
  })
  sheet.skip(12)
}
