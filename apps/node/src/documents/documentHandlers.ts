import type { Database } from '@specie/ledger'
import type { FastifyInstance } from 'fastify'
import { type Hex, keccak256 } from 'viem'
import { machineSeconds } from '../clock.ts'
import type { Handlers } from '../http/Handler.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'
import { fileNameOf } from '../tapes/fileNameOf.ts'
import { bodyOf } from '../tapes/tapeHandlers.ts'

/** Bytes that a document may have. */
export const DOCUMENT_LIMIT = 32 * 1024 * 1024

/** Keeping documents by the hash that the chain holds. */
export const documentHandlers: Pick<Handlers, 'uploadDocument'> = {
  async uploadDocument({ database }, { caller, query, request }) {
    const content = await wholeOf(bodyOf(request.body))
    const hash = keccak256(content)
    await database.db
      .insertInto('file')
      .values({
        hash,
        name: fileNameOf(query.name),
        size: BigInt(content.byteLength),
        content: content as never,
        uploadedBy: caller.address!,
        uploadedAt: BigInt(machineSeconds()),
      })
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute()
    return { hash, uri: `/api/v1/files/${hash}`, size: content.byteLength }
  },
}

/** `GET /api/v1/files/:hash`: a kept document. Always as a download: what strangers uploaded never runs here. */
export function documentFiles(app: FastifyInstance, { database }: Services): void {
  app.get('/api/v1/files/:hash', async (request, reply) => {
    const { hash } = request.params as { readonly hash: string }
    const file = /^0x[0-9a-f]{64}$/.test(hash) ? await readFileOf(database, hash as Hex) : undefined
    if (file === undefined) {
      throw new HttpProblem(404, {
        code: 'file.unknown',
        message: `No document with the hash ${hash} is kept here`,
        remedy: 'ask the issuer; the hash on the chain proves any copy',
      })
    }
    return reply
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .send(file.content)
  })
}

async function readFileOf(
  { db }: Database,
  hash: Hex,
): Promise<{ name: string; content: Buffer } | undefined> {
  const row = await db
    .selectFrom('file')
    .select(['name', 'content'])
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row === undefined ? undefined : { name: row.name, content: Buffer.from(row.content.slice(2), 'hex') }
}

async function wholeOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > DOCUMENT_LIMIT) {
      throw new HttpProblem(413, {
        code: 'file.size',
        message: `The document is larger than ${DOCUMENT_LIMIT / 1024 / 1024} MiB`,
        remedy: 'make it smaller, or put its address and hash on the chain without keeping it here',
      })
    }
    chunks.push(chunk)
  }
  if (size === 0) throw new HttpProblem(400, { code: 'file.empty', message: 'The document is empty' })
  return Buffer.concat(chunks)
}
