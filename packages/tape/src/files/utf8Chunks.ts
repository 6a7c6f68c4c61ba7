import { isUtf8 } from 'node:buffer'
import { TapeFileError } from '../model/TapeFileError.ts'

const lineFeed = 10

/**
 * Passes bytes on in chunks that end with a line (so that no character is cut), the byte order mark dropped, and
 * refuses text that is not in the encoding: a tape with mangled names must not pass as sound.
 * @throws TapeFileError for bytes that are no UTF-8, or zero bytes inside text.
 */
export async function* utf8Chunks(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  encoding: 'utf-8' | 'windows-1252',
): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let first = true
  let line = 1
  const pass = (bytes: Buffer): Buffer => {
    if (bytes.includes(0)) throw zeroBytes(file)
    const utf8 = encoding === 'utf-8' ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes))
    if (!isUtf8(utf8)) throw notUtf8(file, line + linesBeforeFault(utf8))
    const start = first && utf8[0] === 0xef && utf8[1] === 0xbb && utf8[2] === 0xbf ? 3 : 0
    first = false
    return start === 0 ? utf8 : utf8.subarray(start)
  }
  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const end = bytes.lastIndexOf(lineFeed) + 1
    if (end === 0) {
      rest = Buffer.concat([rest, bytes])
      continue
    }
    const whole = rest.length === 0 ? bytes.subarray(0, end) : Buffer.concat([rest, bytes.subarray(0, end)])
    rest = Buffer.from(bytes.subarray(end))
    yield pass(whole)
    if (encoding === 'utf-8') line += countLines(whole)
  }
  if (rest.length > 0) yield pass(rest)
}

function countLines(bytes: Buffer): number {
  let count = 0
  for (let index = bytes.indexOf(lineFeed); index >= 0; index = bytes.indexOf(lineFeed, index + 1)) count++
  return count
}

function linesBeforeFault(bytes: Buffer): number {
  let lines = 0
  for (let start = 0; start < bytes.length; lines++) {
    const end = bytes.indexOf(lineFeed, start)
    const stop = end < 0 ? bytes.length : end + 1
    if (!isUtf8(bytes.subarray(start, stop))) return lines
    start = stop
  }
  return lines
}

function notUtf8(file: string, line: number): TapeFileError {
  return new TapeFileError(file, `is not in UTF-8: the first wrong character is in line ${line}`, {
    expected: 'text in UTF-8',
    remedy: 'save it as "CSV UTF-8", or open it with the encoding windows-1252',
    details: { line },
  })
}

function zeroBytes(file: string): TapeFileError {
  return new TapeFileError(file, 'is not text: it holds zero bytes', {
    expected: 'CSV (UTF-8, also gzipped), XLSX or Parquet',
    remedy: 'check that this is the tape and that it arrived whole',
  })
}
