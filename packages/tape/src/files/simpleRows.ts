const quote = 34

/**
 * Cuts text into rows as long as that is simple: cells without quotes, or wholly between two quotes, on one line.
 * `rest` is what begins with the first line that is not; empty when all of it is simple.
 */
export function simpleRows(
  text: string,
  delimiter: string,
): { readonly rows: string[][]; readonly rest: string } {
  if (!text.includes('"')) {
    const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    return { rows: lines.map((line) => line.split(delimiter)), rest: '' }
  }
  const rows: string[][] = []
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const cells = simpleCells(text.slice(start, text.charCodeAt(end - 1) === 13 ? end - 1 : end), delimiter)
    if (cells === null) return { rows, rest: text.slice(start) }
    rows.push(cells)
    start = end + 1
  }
  return { rows, rest: '' }
}

/** The cells of a line, or null when a quote in it is not simply around a cell. */
function simpleCells(line: string, delimiter: string): string[] | null {
  if (line.includes('\r')) return null
  if (!line.includes('"')) return line.split(delimiter)
  const cells: string[] = []
  for (let at = 0; ; ) {
    const quoted = line.charCodeAt(at) === quote
    const close = quoted ? line.indexOf('"', at + 1) : -1
    if (quoted && close < 0) return null
    const found = quoted ? close + 1 : line.indexOf(delimiter, at)
    const end = found < 0 ? line.length : found
    if (quoted && end < line.length && !line.startsWith(delimiter, end)) return null
    const cell = quoted ? line.slice(at + 1, close) : line.slice(at, end)
    if (!quoted && cell.includes('"')) return null
    cells.push(cell)
    if (end === line.length) return cells
    at = end + 1
  }
}
