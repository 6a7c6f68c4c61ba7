import { requireInteger } from '@specie/units'
import { TapeFileError } from '../model/TapeFileError.ts'
import type { Cell } from '../values/Cell.ts'
import { cellText, isBlank } from '../values/Cell.ts'
import { Fault } from '../values/Fault.ts'
import { type ByteSource, byteSource } from './ByteSource.ts'
import { csvRows } from './csvRows.ts'
import { detectDelimiter } from './detectDelimiter.ts'
import { detectFormat, isGzip } from './detectFormat.ts'
import { gunzip } from './gunzip.ts'
import type { OpenOptions } from './OpenOptions.ts'
import { parquetRows } from './parquetRows.ts'
import type { RawTable, RowBatch, TapeFormat } from './RawTable.ts'
import type { RowItem } from './RowItem.ts'
import type { TapeInput } from './TapeInput.ts'
import { utf8Chunks } from './utf8Chunks.ts'
import { xlsxRows } from './xlsxRows.ts'

const headBytes = 1 << 16
const sampleRows = 200

/** Rows of a file, headings first; `first` is the row number of the first one. */
interface RowStream {
  readonly format: TapeFormat
  readonly lists: AsyncGenerator<readonly RowItem[]>
}

/**
 * Opens a loan tape as a table: CSV (also gzipped), XLSX or Parquet, found out from the content.
 * CSV and Parquet are read in pieces, XLSX as a whole.
 * @throws TapeFileError when the input is no table: empty, headings only, truncated, binary, of another kind.
 */
export async function openTape(input: TapeInput, options: OpenOptions = {}): Promise<RawTable> {
  const file = options.file ?? (typeof input === 'string' ? input : 'tape')
  const headingRow = requireInteger('headingRow', options.headingRow ?? 1, 1)
  const source = await byteSource(input, file)
  try {
    const { format, lists } = await openRows(source, options)
    const leading = await readLeading(lists, headingRow + 1)
    const headings = headingsOf(file, leading[headingRow - 1])
    const below = leading.slice(headingRow)
    if (below.every((cells) => !(cells instanceof Fault) && cells.every(isBlank))) {
      throw new TapeFileError(file, 'has headings but no rows', {
        expected: 'at least one loan below the headings',
        remedy: 'export the tape again; check filters that hide rows',
      })
    }
    return {
      file,
      format,
      headings,
      sample: below
        .filter((cells): cells is readonly Cell[] => !(cells instanceof Fault))
        .slice(0, sampleRows),
      batches: batches(source, below, lists, headingRow + 1, format, headings.length),
      digest: () => source.digest(),
      close: async () => {
        await lists.return(undefined)
        await source.close()
      },
    }
  } catch (error) {
    await source.close()
    throw error
  }
}

async function openRows(source: ByteSource, options: OpenOptions): Promise<RowStream> {
  const { file } = source
  const head = await source.peek(headBytes)
  if (!isGzip(head)) return rowsOf(file, head, source, () => source.readAll(), options)
  const unpacked = gunzip(source)
  const first = await unpacked.next()
  const firstBytes = first.done === true ? new Uint8Array(0) : first.value
  const all = (async function* () {
    yield firstBytes
    yield* unpacked
  })()
  const whole = async (): Promise<Uint8Array> => {
    const chunks: Uint8Array[] = []
    for await (const chunk of all) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
  return rowsOf(file, firstBytes, all, whole, options)
}

async function rowsOf(
  file: string,
  head: Uint8Array,
  chunks: AsyncIterable<Uint8Array>,
  whole: () => Promise<Uint8Array>,
  options: OpenOptions,
): Promise<RowStream> {
  const format = options.format ?? detectFormat(file, head)
  if (format === 'xlsx') return { format, lists: once(await xlsxRows(file, await whole(), options.sheet)) }
  if (format === 'parquet') {
    const bytes = await whole()
    const exact = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    const table = await parquetRows(file, exact)
    return { format, lists: withHeadings(table.headings, table.batches) }
  }
  const { encoding = 'utf-8' } = options
  const delimiter = options.delimiter ?? detectDelimiter(new TextDecoder(encoding).decode(head))
  return { format, lists: csvRows(utf8Chunks(file, chunks, encoding), delimiter) }
}

async function* once(rows: readonly RowItem[]): AsyncGenerator<readonly RowItem[]> {
  yield rows
}

async function* withHeadings(
  headings: readonly string[],
  lists: AsyncGenerator<readonly RowItem[]>,
): AsyncGenerator<readonly RowItem[]> {
  yield [headings]
  yield* lists
}

async function readLeading(
  lists: AsyncGenerator<readonly RowItem[]>,
  atLeast: number,
): Promise<readonly RowItem[]> {
  const rows: RowItem[] = []
  while (rows.length < atLeast) {
    const { done, value } = await lists.next()
    if (done === true) break
    for (const row of value) rows.push(row)
  }
  return rows
}

/** @throws TapeFileError for headings that are missing or occur twice. */
function headingsOf(file: string, row: RowItem | undefined): readonly string[] {
  const cells = row === undefined || row instanceof Fault ? [] : row
  const headings = cells.map((cell, index) => cellText(cell).trim() || `column ${index + 1}`)
  if (cells.every(isBlank)) {
    throw new TapeFileError(file, 'has no headings', {
      expected: 'a row of headings above the loans',
      remedy: 'add headings, or name the row that holds them (headingRow)',
    })
  }
  const twice = headings.filter((heading, index) => headings.indexOf(heading) !== index)
  if (twice.length > 0) {
    throw new TapeFileError(file, `has headings that occur twice: ${[...new Set(twice)].join(', ')}`, {
      expected: 'headings that differ',
      remedy: 'rename one of each',
    })
  }
  return headings
}

async function* batches(
  source: ByteSource,
  below: readonly RowItem[],
  lists: AsyncGenerator<readonly RowItem[]>,
  firstRow: number,
  format: TapeFormat,
  width: number,
): AsyncGenerator<RowBatch> {
  let next = firstRow
  const batch = (rows: readonly RowItem[]): RowBatch => {
    const filled = format === 'xlsx' ? rows.map((cells) => fillUp(cells, width)) : rows
    const made = { firstRow: next, rows: filled, bytesDone: source.bytesDone, bytesTotal: source.bytesTotal }
    next += rows.length
    return made
  }
  yield batch(below)
  for await (const rows of lists) yield batch(rows)
}

/** A sheet has no ragged rows: cells at its right edge are just empty. */
function fillUp(cells: RowItem, width: number): RowItem {
  if (cells instanceof Fault || cells.length >= width) return cells
  return [...cells, ...Array.from({ length: width - cells.length }, (): Cell => null)]
}
