import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { TapeFileError } from '../model/TapeFileError.ts'
import type { Cell } from '../values/Cell.ts'

const batchRows = 20_000

/** A Parquet file: its columns, and its rows in batches. */
export interface ParquetTable {
  readonly headings: readonly string[]
  readonly batches: AsyncGenerator<Cell[][]>
}

/** Opens Parquet data. @throws TapeFileError when it is damaged or has nested columns. */
export async function parquetRows(file: string, buffer: AsyncBuffer): Promise<ParquetTable> {
  const metadata = await guarded(file, () => parquetMetadataAsync(buffer))
  const columns = parquetSchema(metadata).children
  const nested = columns.filter((column) => column.children.length > 0).map((column) => column.element.name)
  if (nested.length > 0) {
    throw new TapeFileError(file, `has nested columns: ${nested.join(', ')}`, {
      expected: 'a flat table, one value a cell',
      remedy: 'export these columns as plain ones, or leave them out',
    })
  }
  const headings = columns.map((column) => column.element.name)
  return { headings, batches: readBatches(file, buffer, metadata, headings) }
}

async function* readBatches(
  file: string,
  buffer: AsyncBuffer,
  metadata: FileMetaData,
  headings: readonly string[],
): AsyncGenerator<Cell[][]> {
  const total = Number(metadata.num_rows)
  for (let rowStart = 0; rowStart < total; rowStart += batchRows) {
    const rowEnd = Math.min(rowStart + batchRows, total)
    const rows = await guarded(file, () =>
      parquetReadObjects({ file: buffer, metadata, rowStart, rowEnd, compressors }),
    )
    yield rows.map((row) => headings.map((heading) => (row[heading] ?? null) as Cell))
  }
}

async function guarded<Value>(file: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (cause) {
    throw new TapeFileError(file, `is no readable Parquet file: ${(cause as Error).message}`, {
      expected: 'a whole Parquet file',
      remedy: 'transfer or export the file again',
      cause,
    })
  }
}
