import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { DocumentRow } from '../tables/pool.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** A version of a document whose hash the chain holds. */
export interface DocumentFacts extends Omit<DocumentRow, 'name'>, Happened {
  /** The name's 32 bytes. */
  readonly key: Hex
  /** As text where it is text, else 0x and bytes. */
  readonly name: string
  /** No later version of the same name. */
  readonly latest: boolean
}

/** All versions of a pool's documents, newest first. */
export async function documents(db: Kysely<Tables>, pool: Hex, at: ReadAt = {}): Promise<DocumentFacts[]> {
  const rows = await db
    .selectFrom('document')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'document.blockNumber')
        .onRef('at.logIndex', '=', 'document.logIndex'),
    )
    .selectAll('document')
    .select(['at.time', 'at.transaction'])
    .where('pool', '=', pool)
    .where('document.blockNumber', '<=', upTo(at))
    .orderBy('document.blockNumber', 'desc')
    .orderBy('document.logIndex', 'desc')
    .execute()
  const seen = new Set<Hex>()
  return rows.map(({ name, ...row }) => {
    const latest = !seen.has(name)
    seen.add(name)
    return { ...row, key: name, name: textOf(name), latest }
  })
}

function textOf(name: Hex): string {
  const text = Buffer.from(name.slice(2), 'hex').toString('latin1').replace(/\0+$/, '')
  return /^[ -~]+$/.test(text) ? text : name
}
