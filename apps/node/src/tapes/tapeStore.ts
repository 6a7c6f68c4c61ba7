import { randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import type { Tape } from '@specie/api'
import type { Database } from '@specie/ledger'
import type { Address, Hex } from 'viem'
import { machineSeconds } from '../clock.ts'
import { HttpProblem } from '../http/problem.ts'
import type { CheckedTape } from './checkTape.ts'
import { type ChosenSettings, type FoundTape, UNTOUCHED } from './TapeState.ts'

/** An uploaded file as the database keeps it, without its bytes. */
export interface KeptTape {
  readonly id: string
  readonly owner: Hex
  readonly fileName: string
  readonly bytes: number
  readonly uploadedAt: number
  readonly found: FoundTape
  readonly settings: ChosenSettings
  readonly check: Tape['check']
  readonly pool: Hex | null
}

/** Bytes that one upload may have where nobody says otherwise. */
export const UPLOAD_LIMIT = 256 * 1024 * 1024

const PART = 4 * 1024 * 1024

/**
 * Takes a file in, piece by piece: it is never in memory as a whole.
 * @throws HttpProblem 413 when it is too large; nothing is kept then
 */
export async function takeTape(
  { pool }: Database,
  owner: Address,
  fileName: string,
  body: AsyncIterable<Uint8Array>,
  most = UPLOAD_LIMIT,
): Promise<{ readonly id: string; readonly bytes: number }> {
  const id = randomBytes(12).toString('base64url')
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into tape (id, owner, file_name, format, bytes, uploaded_at, found, settings)
       values ($1, $2, $3, 'csv', 0, $4, '{}', $5)`,
      [id, Buffer.from(owner.slice(2), 'hex'), fileName, machineSeconds(), JSON.stringify(UNTOUCHED)],
    )
    let number = 0
    let bytes = 0
    for await (const content of pieces(body)) {
      bytes += content.byteLength
      if (bytes > most) throw tooLarge(most)
      await client.query('insert into tape_part (tape, number, content) values ($1, $2, $3)', [
        id,
        number,
        content,
      ])
      number += 1
    }
    if (bytes === 0) throw empty()
    await client.query('update tape set bytes = $2 where id = $1', [id, bytes])
    await client.query('commit')
    return { id, bytes }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function* pieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size < PART) continue
    yield Buffer.concat(chunks)
    chunks = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(chunks)
}

/** Writes down what was found in a file. */
export async function keepFound({ db }: Database, id: string, found: FoundTape): Promise<void> {
  await db
    .updateTable('tape')
    .set({ found: JSON.stringify(found) as never, format: found.format })
    .where('id', '=', id)
    .execute()
}

/** Writes down what a person decided, and what a check with it gave. */
export async function keepSettings(
  { db }: Database,
  id: string,
  settings: ChosenSettings,
  checked: CheckedTape | undefined,
): Promise<void> {
  const accepted = checked?.accepted === undefined ? null : await packText(checked.accepted)
  await db
    .updateTable('tape')
    .set({
      settings: JSON.stringify(settings) as never,
      checked: (checked === undefined ? null : JSON.stringify(checked.check)) as never,
      accepted: accepted as never,
    })
    .where('id', '=', id)
    .execute()
}

/**
 * A file of that owner.
 * @throws HttpProblem 404 when there is none, also when it is somebody else's
 */
export async function findTape({ db }: Database, id: string, owner: Address): Promise<KeptTape> {
  const row = await db
    .selectFrom('tape')
    .select(['id', 'owner', 'fileName', 'bytes', 'uploadedAt', 'found', 'settings', 'checked'])
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst()
  if (row === undefined) {
    throw new HttpProblem(404, {
      code: 'tape.unknown',
      message: `There is no upload ${id} of ${owner}`,
      remedy: 'look at the list of uploads, or upload the file again',
    })
  }
  const opened = await db
    .selectFrom('opening')
    .select('pool')
    .where('tape', '=', id)
    .where('pool', 'is not', null)
    .executeTakeFirst()
  return {
    id: row.id,
    owner: row.owner,
    fileName: row.fileName,
    bytes: Number(row.bytes),
    uploadedAt: Number(row.uploadedAt),
    found: row.found as unknown as FoundTape,
    settings: row.settings as unknown as ChosenSettings,
    check: row.checked as unknown as Tape['check'],
    pool: opened?.pool ?? null,
  }
}

/** Canonical text of the loans that the rules let in; undefined before a check accepted the file. */
export async function acceptedText({ db }: Database, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('tape').select('accepted').where('id', '=', id).executeTakeFirst()
  return row?.accepted == null ? undefined : unpackText(row.accepted)
}

/** Text as compressed bytes. */
export function packText(text: string): Promise<Buffer> {
  return promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}

/** The text of compressed bytes as the database gives them. */
export async function unpackText(packed: Hex): Promise<string> {
  return (await promisify(brotliDecompress)(Buffer.from(packed.slice(2), 'hex'))).toString('utf8')
}

function empty(): HttpProblem {
  return new HttpProblem(400, {
    code: 'file.empty',
    message: 'The file is empty',
    remedy: 'look whether it was exported completely, and upload it again',
  })
}

function tooLarge(most: number): HttpProblem {
  return new HttpProblem(413, {
    code: 'tape.size',
    message: `The file is larger than ${most / 1024 / 1024} MiB`,
    expected: 'CSV (also gzipped), XLSX or Parquet up to that size',
    remedy: 'compress the CSV with gzip, cut the file into several tapes, or use the command line',
  })
}
