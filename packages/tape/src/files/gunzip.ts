import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { TapeFileError } from '../model/TapeFileError.ts'
import type { ByteSource } from './ByteSource.ts'

/** Bytes of a gzipped source. @throws TapeFileError when it is truncated or damaged. */
export async function* gunzip(source: ByteSource): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: 1 << 18 })
  const packed = Readable.from(source, { objectMode: false })
  packed.on('error', (error) => unpacked.destroy(error))
  try {
    yield* packed.pipe(unpacked)
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_'))) throw cause
    const truncated = cause.code === 'Z_BUF_ERROR'
    throw new TapeFileError(
      source.file,
      truncated ? 'ends in the middle of its gzip data' : 'is damaged gzip data',
      {
        expected: 'a whole gzip file',
        remedy: 'transfer the file again and compare its size with the original',
        cause,
      },
    )
  }
}
