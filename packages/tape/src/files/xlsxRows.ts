import readWorkbook from 'read-excel-file/node'
import { TapeFileError } from '../model/TapeFileError.ts'
import type { Cell } from '../values/Cell.ts'

/** Beyond this a sheet no longer fits into memory in comfort; CSV of the same tape streams. */
const largestFile = 100 * 1024 * 1024

/**
 * All rows of a sheet, headings included; the sheet is loaded as a whole.
 * @throws TapeFileError for a damaged or too large file or an unknown sheet.
 */
export async function xlsxRows(
  file: string,
  bytes: Uint8Array,
  sheet: string | undefined,
): Promise<Cell[][]> {
  if (bytes.length > largestFile) {
    throw new TapeFileError(file, `is an XLSX file of ${Math.round(bytes.length / 1048576)} MB`, {
      expected: 'an XLSX file of at most 100 MB',
      remedy: 'save the sheet as CSV or Parquet, which are read in pieces',
    })
  }
  const sheets = await open(file, bytes)
  const found = sheet === undefined ? sheets[0] : sheets.find((candidate) => candidate.sheet === sheet)
  if (found === undefined) {
    throw new TapeFileError(file, sheet === undefined ? 'has no sheet' : `has no sheet "${sheet}"`, {
      expected: `one of ${sheets.map((candidate) => candidate.sheet).join(', ')}`,
      remedy: 'choose one of the sheets',
    })
  }
  return found.data as unknown as Cell[][]
}

async function open(file: string, bytes: Uint8Array) {
  try {
    return await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch (cause) {
    throw new TapeFileError(file, 'is a ZIP archive but no readable XLSX workbook', {
      expected: 'a whole .xlsx file',
      remedy: 'open it in a spreadsheet and save it again as .xlsx; unpack other archives first',
      cause,
    })
  }
}
