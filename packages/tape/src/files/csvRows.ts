import { type Parser, parse } from 'csv-parse'
import { Fault } from '../values/Fault.ts'
import type { RowItem } from './RowItem.ts'
import { simpleRows } from './simpleRows.ts'

/** A cell of a megabyte is a quote that was never closed. */
const largestRecord = 1 << 20

/**
 * Rows of CSV text, a list for each chunk; chunks end with a line. Lines without surprises are cut directly, which is
 * five times faster; from the first line with a line break, a doubled or a stray quote inside a cell, csv-parse reads
 * the rest. Stray quotes are taken literally; a quote that is never closed makes the row where it opens a Fault, and
 * nothing can be read behind it.
 */
export async function* csvRows(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<RowItem[]> {
  let reader: QuotedReader | null = null
  for await (const chunk of chunks) {
    if (reader !== null) yield await reader.take(chunk)
    else {
      const text = chunk.toString('utf8')
      const { rows: simple, rest } = simpleRows(text, delimiter)
      const rows: RowItem[] = simple
      if (rest !== '') {
        reader = new QuotedReader(delimiter)
        for (const row of await reader.take(Buffer.from(rest))) rows.push(row)
      }
      yield rows
    }
    if (reader?.failed) return
  }
  const last = reader === null ? [] : await reader.finish()
  if (last.length > 0) yield last
}

/** csv-parse, fed chunk by chunk. */
class QuotedReader {
  failed = false
  #rows: RowItem[] = []
  readonly #parser: Parser

  constructor(delimiter: string) {
    this.#parser = parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: largestRecord,
      on_record: (record: string[]) => {
        this.#rows.push(record)
        return null
      },
    })
    this.#parser.on('error', () => {
      if (!this.failed) this.#rows.push(unclosedQuote)
      this.failed = true
    })
    this.#parser.resume()
  }

  /** Rows that end in the chunk. */
  async take(chunk: Buffer): Promise<RowItem[]> {
    await new Promise<void>((resolve) => {
      this.#parser.write(chunk, () => resolve())
    })
    return this.#drain()
  }

  /** The row without a line break at the end, if there is one. */
  async finish(): Promise<RowItem[]> {
    if (this.failed) return this.#drain()
    const closed = new Promise<void>((resolve) => {
      this.#parser.once('close', resolve)
    })
    this.#parser.end()
    await closed
    return this.#drain()
  }

  #drain(): RowItem[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }
}

const unclosedQuote = new Fault(
  'row.quote',
  'a closing double quote for each opening one',
  'close or remove the quote in this row; what stands behind it could not be read and is not checked yet',
)
