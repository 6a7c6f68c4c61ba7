import { palette } from './palette.ts'
import type { LineStyle, Sheet } from './Sheet.ts'

/** A column of a table. */
export interface Column {
  readonly heading: string
  readonly align?: 'left' | 'right'
  /** Columns of the same group stand under one heading more. */
  readonly group?: string
  /** Set in a font of equal widths, for hashes and addresses. */
  readonly code?: boolean
}

/** A row: one text a column; a line break begins a second, quieter line. */
export interface Row {
  readonly cells: readonly string[]
  /** Sums and headings of groups are set bold. */
  readonly strong?: boolean
}

interface Layout {
  readonly widths: readonly number[]
  readonly size: number
}

const GAP = 9
const PADDING = 3
const LEADING = 1.3
const SIZES = [8, 7.5, 7, 6.5, 6, 5.5]
const NARROWEST_TEXT = 42

/**
 * A table across the page, its headings repeated on every page it reaches. Numbers are never broken: columns of text wrap
 * first, then the type grows smaller.
 */
export function table(sheet: Sheet, columns: readonly Column[], rows: readonly Row[]): void {
  const layout = layOut(sheet, columns, rows)
  const element = sheet.container('Table')
  const headHeight = headingHeight(sheet, columns, layout)
  const first = rows[0] === undefined ? 0 : rowLines(sheet, columns, rows[0], layout).height
  sheet.need(headHeight + first)
  drawHeadings(sheet, columns, layout, element)
  for (const row of rows) {
    const { lines, height } = rowLines(sheet, columns, row, layout)
    if (sheet.need(height)) drawHeadings(sheet, columns, layout, undefined)
    if (row.strong === true) sheet.artifact(() => sheet.rule(sheet.y, palette.strong, 0.7))
    drawRow(sheet, columns, row, lines, layout, element)
    sheet.skip(height)
    sheet.artifact(() => sheet.rule(sheet.y))
  }
  element.end()
  sheet.skip(8)
}

/** The largest size of type at which all columns fit, and their widths. */
function layOut(sheet: Sheet, columns: readonly Column[], rows: readonly Row[]): Layout {
  const available = sheet.width - GAP * (columns.length - 1)
  const whole = columns.map((column, n) => naturalWidth(sheet, column, n, rows, SIZES[0]!, true))
  const spare = available - whole.reduce((sum, width) => sum + width, 0)
  if (spare >= 0) return { size: SIZES[0]!, widths: stretched(whole, columns, spare) }
  for (const size of SIZES) {
    const natural = columns.map((column, n) => naturalWidth(sheet, column, n, rows, size))
    const needed = natural.reduce((sum, width) => sum + width, 0)
    if (needed <= available) return { size, widths: stretched(natural, columns, available - needed) }
    const narrowed = narrow(natural, columns, available)
    if (narrowed !== undefined) return { size, widths: narrowed }
  }
  const size = SIZES.at(-1)!
  const natural = columns.map((column, n) => naturalWidth(sheet, column, n, rows, size))
  const factor = available / natural.reduce((sum, width) => sum + width, 0)
  return { size, widths: natural.map((width) => width * factor) }
}

/** Of the longest cell and, unless the heading stands on one line, of its longest word. */
function naturalWidth(
  sheet: Sheet,
  column: Column,
  n: number,
  rows: readonly Row[],
  size: number,
  wholeHeading = false,
): number {
  const { heading } = column
  const words = (wholeHeading ? [heading] : heading.split(' ')).map((word) =>
    sheet.widthOf(word, { font: 'bold', size }),
  )
  const cells = rows.flatMap(({ cells, strong }) =>
    (cells[n] ?? '').split('\n').map((line) => sheet.widthOf(line, cellStyle(column, size, strong))),
  )
  return Math.max(0, ...words, ...cells) + 0.5
}

/** Spare room goes to the columns of text, or to all where there is none. */
function stretched(natural: readonly number[], columns: readonly Column[], spare: number): number[] {
  const texts = columns.filter(({ align }) => align !== 'right').length
  return natural.map((width, n) =>
    texts === 0
      ? width + spare / columns.length
      : width + (columns[n]!.align === 'right' ? 0 : spare / texts),
  )
}

function narrow(
  natural: readonly number[],
  columns: readonly Column[],
  available: number,
): number[] | undefined {
  const widths = [...natural]
  let excess = widths.reduce((sum, width) => sum + width, 0) - available
  while (excess > 0) {
    const texts = widths.map((width, n) => (columns[n]!.align === 'right' || columns[n]!.code ? 0 : width))
    const widest = texts.indexOf(Math.max(...texts))
    if (texts[widest]! <= NARROWEST_TEXT) return undefined
    const step = Math.min(excess, 1)
    widths[widest]! -= step
    excess -= step
  }
  return widths
}

function cellStyle(column: Column, size: number, strong = false): LineStyle {
  return {
    size: column.code === true ? size - 0.5 : size,
    font: column.code === true ? 'mono' : strong ? 'bold' : 'regular',
    align: column.align ?? 'left',
  }
}

function headingHeight(sheet: Sheet, columns: readonly Column[], { size, widths }: Layout): number {
  const groups = columns.some(({ group }) => group !== undefined) ? 1.3 : 0
  const lines = columns.map(
    ({ heading }, n) => sheet.wrap(heading, widths[n]!, { font: 'bold', size }).length,
  )
  return (groups + Math.max(...lines)) * size * LEADING + 2 * PADDING
}

/** Headings stand at the foot of their row. `parent` undefined: a repetition, which a screen reader skips. */
function drawHeadings(
  sheet: Sheet,
  columns: readonly Column[],
  layout: Layout,
  parent: PDFKit.PDFStructureElement | undefined,
): void {
  const { size, widths } = layout
  const { document } = sheet
  const height = headingHeight(sheet, columns, layout)
  const bottom = sheet.y + height - PADDING
  sheet.artifact(() => drawGroups(sheet, columns, layout))
  const cells = columns.map((column, n) => () => {
    const lines = sheet.wrap(column.heading, widths[n]!, { font: 'bold', size })
    lines.forEach((line, k) => {
      const y = bottom - (lines.length - k) * size * LEADING
      sheet.line(line, offset(sheet, widths, n), y, widths[n]!, {
        font: 'bold',
        size,
        colour: palette.muted,
        align: column.align ?? 'left',
      })
    })
  })
  if (parent === undefined) {
    sheet.artifact(() => {
      for (const draw of cells) draw()
    })
  } else {
    const options = { scope: 'Column' } as PDFKit.Mixins.StructureElementOptions
    const headings = cells.map((draw, n) => {
      const { group, heading } = columns[n]!
      const expanded = group === undefined ? options : { ...options, actual: `${group}: ${heading}` }
      return document.struct('TH', expanded, draw)
    })
    parent.add(document.struct('TR', {}, headings))
  }
  sheet.skip(height)
  sheet.artifact(() => sheet.rule(sheet.y, palette.strong, 0.8))
}

function drawGroups(sheet: Sheet, columns: readonly Column[], { size, widths }: Layout): void {
  columns.forEach(({ group }, n) => {
    if (group === undefined || columns[n - 1]?.group === group) return
    const last = columns.findLastIndex((column) => column.group === group)
    const x = offset(sheet, widths, n)
    const width = offset(sheet, widths, last) + widths[last]! - x
    const y = sheet.y + PADDING
    sheet.line(group, x, y, width, { font: 'bold', size, colour: palette.strong, align: 'center' })
    sheet.rule(y + size * LEADING, palette.rule, 0.6, x, width)
  })
}

function rowLines(sheet: Sheet, columns: readonly Column[], row: Row, { widths, size }: Layout) {
  const lines = columns.map((column, n) => {
    const [first = '', ...more] = (row.cells[n] ?? '').split('\n')
    const style = cellStyle(column, size, row.strong)
    const main = column.align === 'right' ? [first] : sheet.wrap(first, widths[n]!, style)
    const quiet = more.flatMap((line) => sheet.wrap(line, widths[n]!, { ...style, font: 'regular' }))
    return { main, quiet }
  })
  const most = Math.max(1, ...lines.map(({ main, quiet }) => main.length + quiet.length))
  return { lines, height: most * size * LEADING + 2 * PADDING }
}

function drawRow(
  sheet: Sheet,
  columns: readonly Column[],
  row: Row,
  lines: ReturnType<typeof rowLines>['lines'],
  { widths, size }: Layout,
  parent: PDFKit.PDFStructureElement,
): void {
  const { document } = sheet
  const top = sheet.y + PADDING + 0.5
  const cells = columns.map((column, n) =>
    document.struct('TD', {}, () => {
      const { main, quiet } = lines[n]!
      const style = cellStyle(column, size, row.strong)
      const x = offset(sheet, widths, n)
      const at = (k: number) => top + k * size * LEADING
      main.forEach((line, k) => {
        sheet.line(line, x, at(k), widths[n]!, style)
      })
      const quietStyle = { ...style, font: 'regular', colour: palette.muted } as const
      quiet.forEach((line, k) => {
        sheet.line(line, x, at(main.length + k), widths[n]!, quietStyle)
      })
    }),
  )
  parent.add(document.struct('TR', {}, cells))
}

function offset(sheet: Sheet, widths: readonly number[], n: number): number {
  return sheet.left + widths.slice(0, n).reduce((sum, width) => sum + width + GAP, 0)
}
