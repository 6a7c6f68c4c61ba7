/**
 * A CSV cell (RFC 4180) that no spreadsheet runs as a formula: text that begins with = + - @, tab or carriage
 * return gets an apostrophe in front. Plain numbers keep their sign. Source: OWASP, "CSV Injection".
 */
export function csvCell(text: string): string {
  const risky = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)?%?$/.test(text)
  const safe = risky ? `'${text}` : text
  return /[",;\t\r\n]|^\s|\s$|^'/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Cells as a CSV line with its line break. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}
