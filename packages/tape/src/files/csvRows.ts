import { type Parser, parse } from 'csv-parse'
import { Fault } from '../values/Fault.ts'
import type { RowItem } from './RowItem.ts'

/** A cell of a megabyte is a quote that was never closed. */
const largestRecord = 1 << 20

/**
 * Rows of CSV text, a list for each chunk; chunks end with a line. Until the first double quote of the file, lines
 * are cut at the delimiter directly, which is five times faster; from there on csv-parse reads. Stray quotes inside
 * a cell are taken literally; a quote that is never closed makes the row where it opens a Fault, and nothing can be
 * read behind it.
 */
export async function* csvRows(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<RowItem[]> {
  let reader: QuotedReader | null = null
  for await (const chunk of chunks) {
    if (reader === null && chunk.includes(doubleQuote)) reader = new QuotedReader(delimiter)
    yield reader === null ? plainRows(chunk.toString('utf8'), delimiter) : await reader.take(chunk)
    if (reader?.failed) break
  }
  const last = reader === null ? [] : await reader.finish()
  if (last.length > 0) yield last
}

const doubleQuote = 34

function plainRows(text: string, delimiter: string): RowItem[] {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line) => line.split(delimiter))
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
