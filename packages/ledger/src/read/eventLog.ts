import type { Deployment } from '@specie/protocol'
import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import { decodeLog } from '../chain/decodeLog.ts'
import type { FollowedContract } from '../chain/events.ts'
import { originOf, readFollowed } from '../ingest/followedContracts.ts'
import type { Tables } from '../tables/tables.ts'
import { type ReadRange, upTo, within } from './ReadAt.ts'
import type { Happened } from './withTransaction.ts'

/** A log as the chain gave it, and what it says. */
export interface EventEntry extends Happened {
  readonly blockNumber: bigint
  readonly logIndex: number
  readonly address: Hex
  readonly contract: FollowedContract | null
  /** Contract and event, e.g. `Share.Transfer`; null for a log that the contract's ABI does not have. */
  readonly name: string | null
  readonly args: Readonly<Record<string, unknown>>
}

const PAGE = 5_000

/** Every event that the ledger keeps, oldest first, decoded; read a few thousand at a time. */
export async function* eventLog(
  db: Kysely<Tables>,
  deployment: Deployment,
  query: ReadRange & { readonly addresses?: readonly Hex[] | undefined } = {},
): AsyncGenerator<EventEntry> {
  const followed = await readFollowed(db, originOf(deployment))
  const { from, to } = within(query)
  const { addresses } = query
  let after = { blockNumber: -1n, logIndex: -1 }
  for (;;) {
    const rows = await db
      .selectFrom('log')
      .innerJoin('block', 'block.number', 'log.blockNumber')
      .selectAll('log')
      .select('block.timestamp')
      .where('blockNumber', '<=', upTo(query))
      .where('timestamp', '>=', from)
      .where('timestamp', '<', to)
      .where(sql<boolean>`(block_number, log_index) > (${after.blockNumber}, ${after.logIndex})`)
      .$if(addresses !== undefined, (logs) =>
        logs.where('address', 'in', addresses!.length > 0 ? addresses! : ['0x']),
      )
      .orderBy('blockNumber')
      .orderBy('logIndex')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const contract = followed.get(row.address) ?? null
      const decoded = contract === null ? undefined : decodeLog(contract, row.topics, row.data)
      const { blockNumber, logIndex, address, transactionHash: transaction, timestamp: time } = row
      const { name = null, args = {} } = decoded ?? {}
      yield { blockNumber, logIndex, address, contract, name, args, time, transaction }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last
  }
}
