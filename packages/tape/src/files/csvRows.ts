import { type CsvError, parse } from 'csv-parse'
import { Fault } from '../values/Fault.ts'
import type { RowItem } from './RowItem.ts'

/** A cell of a megabyte is a quote that was never closed. */
const largestRecord = 1 << 20

/**
 * Rows of CSV text, a list for each chunk. Stray quotes inside a cell are taken literally; a quote that is never
 * closed makes the row where it opens a Fault, and nothing can be read behind it.
 */
export async function* csvRows(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<RowItem[]> {
  let rows: RowItem[] = []
  let failure: CsvError | Error | null = null
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: largestRecord,
    on_record: (record: string[]) => {
      rows.push(record)
      return null
    },
  })
  parser.on('error', (error) => {
    failure = error
  })
  parser.resume()
  for await (const chunk of chunks) {
    await new Promise<void>((resolve) => {
      parser.write(chunk, () => resolve())
    })
    if (failure !== null) break
    yield rows
    rows = []
  }
  if (failure === null) {
    const ended = new Promise<void>((resolve) => {
      parser.once('close', resolve)
    })
    parser.end()
    await ended
  }
  if (failure !== null) rows.push(unclosedQuote)
  if (rows.length > 0) yield rows
}

const unclosedQuote = new Fault(
  'row.quote',
  'a closing double quote for each opening one',
  'close or remove the quote in this row; what stands behind it could not be read and is not checked yet',
)
