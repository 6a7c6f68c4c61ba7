import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { TapeFileError } from '../model/TapeFileError.ts'
import type { TapeInput } from './TapeInput.ts'

const chunkBytes = 1 << 18

/** The bytes of an input in order, hashed and counted as they pass. */
export class ByteSource {
  readonly file: string
  readonly bytesTotal: number | null
  bytesDone = 0
  readonly #iterator: AsyncIterator<Uint8Array>
  readonly #hash: Hash = createHash('sha256')
  #digest: string | null = null
  #held: Uint8Array | null = null

  constructor(file: string, bytesTotal: number | null, chunks: AsyncIterable<Uint8Array>) {
    this.file = file
    this.bytesTotal = bytesTotal
    this.#iterator = chunks[Symbol.asyncIterator]()
  }

  /** The first bytes, at least `length` of them unless the file is shorter; they come again when iterating. */
  async peek(length: number): Promise<Uint8Array> {
    while ((this.#held?.length ?? 0) < length) {
      const chunk = await this.#next()
      if (chunk === null) break
      this.#held = this.#held === null ? chunk : Buffer.concat([this.#held, chunk])
    }
    return this.#held ?? new Uint8Array(0)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      if (this.#held !== null) {
        const held = this.#held
        this.#held = null
        yield held
      }
      for (let chunk = await this.#next(); chunk !== null; chunk = await this.#next()) yield chunk
    } finally {
      await this.close()
    }
  }

  /** Everything that is left, in one piece. */
  async readAll(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = []
    for await (const chunk of this) chunks.push(chunk)
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  }

  /** sha256 of all bytes, 64 hex digits; call it at the end. */
  digest(): string {
    this.#digest ??= this.#hash.digest('hex')
    return this.#digest
  }

  async close(): Promise<void> {
    await this.#iterator.return?.()
  }

  async #next(): Promise<Uint8Array | null> {
    const { done, value } = await this.#iterator.next()
    if (done === true) return null
    this.bytesDone += value.length
    this.#hash.update(value)
    return value
  }
}

/** Opens an input. @throws TapeFileError when the path is no readable file. */
export async function byteSource(input: TapeInput, file: string): Promise<ByteSource> {
  if (typeof input === 'string') {
    const size = await fileSize(input)
    return new ByteSource(file, size, createReadStream(input, { highWaterMark: chunkBytes }))
  }
  if (input instanceof Uint8Array) return new ByteSource(file, input.length, slices(input))
  return new ByteSource(file, null, input)
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkBytes)
    yield bytes.subarray(start, start + chunkBytes)
}

async function fileSize(path: string): Promise<number> {
  try {
    const facts = await stat(path)
    if (facts.isFile()) return facts.size
  } catch (cause) {
    throw new TapeFileError(path, 'cannot be opened', {
      expected: 'the path of a readable file',
      remedy: 'check the path and the permission to read it',
      cause,
    })
  }
  throw new TapeFileError(path, 'is not a file', {
    expected: 'the path of a file',
    remedy: 'name the file itself',
  })
}
