import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvRows } from './csvRows.ts'
import { simpleRows } from './simpleRows.ts'

const options = { relax_column_count: true, relax_quotes: true, record_delimiter: ['\r\n', '\n', '\r'] }

async function readChunks(chunks: readonly string[]): Promise<unknown[]> {
  const source = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk)
  })()
  const rows: unknown[] = []
  for await (const list of csvRows(source, ';')) rows.push(...list)
  return rows
}

test('cutting lines directly gives what csv-parse gives', async () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 6 }).filter((text) => !/[";\r\n]/.test(text)),
    fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ',', ';', "'"), maxLength: 6 })
      .map((text) => `"${text}"`),
    fc.constantFrom('"a ""b"" c"', '"two\nlines"', '""', '"; "'),
  )
  const lineBreak = fc.constantFrom('\n', '\r\n')
  const line = fc.tuple(fc.array(cell, { minLength: 1, maxLength: 5 }), lineBreak)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      async (blocks) => {
        const chunks = blocks.map((lines) => lines.map(([cells, end]) => cells.join(';') + end).join(''))
        const expected = parse(chunks.join(''), { ...options, delimiter: ';' }) as string[][]
        expect(await readChunks(chunks)).toEqual(expected)
      },
    ),
    { numRuns: 500 },
  )
})

test('only what is not simple is left to csv-parse', () => {
  expect(simpleRows('a;"b;c"\r\n"d";e\n"f ""g""";h\ni;j\n', ';')).toEqual({
    rows: [
      ['a', 'b;c'],
      ['d', 'e'],
    ],
    rest: '"f ""g""";h\ni;j\n',
  })
})
