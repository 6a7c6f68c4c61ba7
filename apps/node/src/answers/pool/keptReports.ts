import { postgresReports } from '@specie/agents'
import type { BlockReference } from '@specie/protocol'
import type { StoredReport } from '@specie/servicing'
import type { Address, Hex } from 'viem'
import type { Services } from '../../Services.ts'

/** A report as the chain took it, and the kept tape behind it where there is one. */
export interface ChainReport {
  readonly ladderHash: Hex
  /** Unix seconds of the cut-off. */
  readonly asOf: bigint
  /** Cash units. */
  readonly impairment: bigint
  readonly report: StoredReport | undefined
}

const kept = new WeakMap<object, Map<Hex, Promise<StoredReport | undefined>>>()
/** Reports with their loans that are held in memory, over all pools. */
const MOST = 60

/** Every report of a pool that the chain holds up to a block, oldest first; of one cut-off the last. */
export async function chainReports(
  services: Services,
  pool: Address,
  block: BlockReference,
): Promise<ChainReport[]> {
  const rows = await services.database.db
    .selectFrom('navReport')
    .select(['ladderHash', 'asOf', 'impairment'])
    .where('pool', '=', pool)
    .where('blockNumber', '<=', block.number)
    .orderBy('blockNumber')
    .orderBy('logIndex')
    .execute()
  const last = new Map(rows.map((row) => [row.asOf, row]))
  return Promise.all(
    [...last.values()].map(async (row) => ({
      ...row,
      report: await keptReport(services, pool, row.ladderHash),
    })),
  )
}

/** A kept report; what has been read once is remembered, as reports never change. */
export function keptReport(
  { database }: Services,
  pool: Address,
  ladderHash: Hex,
): Promise<StoredReport | undefined> {
  const known = kept.get(database) ?? new Map<Hex, Promise<StoredReport | undefined>>()
  kept.set(database, known)
  const found = known.get(ladderHash)
  if (found !== undefined) return found
  const made = postgresReports(database.db).byLadderHash(pool, ladderHash)
  if (known.size >= MOST) known.delete(known.keys().next().value!)
  known.set(ladderHash, made)
  made.then(
    (report) => report === undefined && known.delete(ladderHash),
    () => known.delete(ladderHash),
  )
  return made
}
