import type { OpenOptions } from './files/OpenOptions.ts'
import { openTape } from './files/openTape.ts'
import type { TapeInput } from './files/TapeInput.ts'
import type { LoanTape } from './model/LoanTape.ts'
import type { Mapping } from './model/Mapping.ts'
import { TapeError } from './model/TapeError.ts'
import type { ReadOptions } from './read/ReadOptions.ts'
import { readRows } from './read/readRows.ts'
import type { TapeReading } from './read/TapeReading.ts'

/**
 * Reads a loan tape with a mapping: a tape, or every row's errors; never half of both.
 * @throws TapeFileError when the input is no table, MappingError when the mapping cannot be right for it.
 */
export async function readTape(
  input: TapeInput,
  mapping: Mapping,
  options: ReadOptions & OpenOptions,
): Promise<TapeReading> {
  const table = await openTape(input, options)
  try {
    return await readRows(table, mapping, options)
  } finally {
    await table.close()
  }
}

/** The tape of a reading. @throws TapeError with every row error when there is none. */
export function requireTape(reading: TapeReading): LoanTape {
  if (reading.ok) return reading.tape
  throw new TapeError(reading.file, reading.errors, reading.errorCount)
}
