/** Reads CSV after RFC 4180 into one record a line, by the headings of the first. */
export function readCsv(text: string): Record<string, string>[] {
  const lines = [...text.matchAll(/((?:"(?:[^"]|"")*"|[^"\r\n])*)\r\n/g)].map(([, line = '']) => cells(line))
  const [headings = [], ...rows] = lines
  return rows.map((row) => Object.fromEntries(headings.map((heading, n) => [heading, row[n] ?? ''])))
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  )
}
