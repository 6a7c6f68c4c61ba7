import type { Kysely } from 'kysely'
import type { ChainSource } from '../chain/ChainSource.ts'
import { readHeadersAt } from '../chain/readPart.ts'
import type { BlockRow } from '../tables/chain.ts'
import type { Tables } from '../tables/tables.ts'

/** Headers asked for at once on the way back; doubled each time. */
const FIRST_STEP = 8n

/**
 * The newest block that the ledger and the chain have in common, walking back from `from`. Undefined when they have
 * none.
 * @throws ChainLie, NodeFailure
 */
export async function commonAncestor(
  db: Kysely<Tables>,
  source: ChainSource,
  from: bigint,
  checksHashes: boolean,
): Promise<BlockRow | undefined> {
  let to = from
  for (let step = FIRST_STEP; ; step *= 2n) {
    const rows = await db
      .selectFrom('block')
      .selectAll()
      .where('number', '<=', to)
      .orderBy('number', 'desc')
      .limit(Number(step))
      .execute()
    if (rows.length === 0) return undefined
    const headers = await readHeadersAt(
      source,
      rows.map(({ number }) => number),
      checksHashes,
    )
    const found = rows.find((row, at) => headers[at]?.hash === row.hash)
    if (found !== undefined) return found
    to = rows.at(-1)!.number - 1n
  }
}
