import { TapeFileError } from '../model/TapeFileError.ts'
import type { TapeFormat } from './RawTable.ts'

const readable = 'CSV (UTF-8, also gzipped), XLSX or Parquet'

/** Signatures of formats that are not read, each with its way out. */
const refused: readonly {
  readonly bytes: readonly number[]
  readonly is: string
  readonly remedy: string
}[] = [
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    is: 'is an old Excel file (.xls) or protected by a password',
    remedy: 'save it as .xlsx without a password',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], is: 'is a PDF', remedy: 'ask for the table that the PDF was made from' },
  { bytes: [0xff, 0xfe], is: 'is text in UTF-16', remedy: 'save it as "CSV UTF-8"' },
  { bytes: [0xfe, 0xff], is: 'is text in UTF-16', remedy: 'save it as "CSV UTF-8"' },
  {
    bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a],
    is: 'is compressed with xz',
    remedy: 'decompress it, or compress with gzip',
  },
  {
    bytes: [0x42, 0x5a, 0x68],
    is: 'is compressed with bzip2',
    remedy: 'decompress it, or compress with gzip',
  },
  {
    bytes: [0x28, 0xb5, 0x2f, 0xfd],
    is: 'is compressed with zstd',
    remedy: 'decompress it, or compress with gzip',
  },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: 'is a 7z archive', remedy: 'unpack it' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: 'is a picture', remedy: 'ask for the table itself' },
]

/** Whether bytes begin like gzip. */
export function isGzip(head: Uint8Array): boolean {
  return startsWith(head, [0x1f, 0x8b])
}

/**
 * The format of a file by its first bytes.
 * @throws TapeFileError for an empty file, another kind of file, or binary junk.
 */
export function detectFormat(file: string, head: Uint8Array): TapeFormat {
  if (head.length === 0) {
    throw new TapeFileError(file, 'is empty', { expected: readable, remedy: 'export the tape again' })
  }
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return 'parquet'
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'xlsx'
  const known = refused.find(({ bytes }) => startsWith(head, bytes))
  if (known !== undefined)
    throw new TapeFileError(file, known.is, { expected: readable, remedy: known.remedy })
  if (looksLikeUtf16(head)) {
    throw new TapeFileError(file, 'is text in UTF-16', {
      expected: readable,
      remedy: 'save it as "CSV UTF-8"',
    })
  }
  if (head.includes(0)) {
    throw new TapeFileError(file, 'is not text: it holds zero bytes', {
      expected: readable,
      remedy: 'check that this is the tape and that it arrived whole',
    })
  }
  if (
    /^\s*(<!doctype html|<html|<\?xml|[{[]\s*")/i.test(Buffer.from(head.subarray(0, 200)).toString('latin1'))
  ) {
    throw new TapeFileError(file, 'is a web page, XML or JSON', {
      expected: readable,
      remedy: 'export the tape as a table; a web page instead of a file often means that a login was needed',
    })
  }
  return 'csv'
}

/** UTF-16 without a byte order mark: every other byte of Latin text is zero. */
function looksLikeUtf16(head: Uint8Array): boolean {
  const sample = head.subarray(0, 200)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++
  })
  const half = sample.length / 2
  return sample.length >= 8 && (zeros[0]! > half * 0.8 || zeros[1]! > half * 0.8) && Math.min(...zeros) === 0
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}
