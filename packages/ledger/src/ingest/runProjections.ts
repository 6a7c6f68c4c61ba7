import type { Hex } from 'viem'
import type { Followed } from '../chain/ChainPart.ts'
import { decodeLog } from '../chain/decodeLog.ts'
import type { EventName, LedgerEvent } from '../chain/events.ts'
import type { Projection } from '../projections/Projection.ts'
import type { Write } from '../projections/Write.ts'
import type { LogRow } from '../tables/chain.ts'

/** Logs of blocks in a row, with what is needed to read them. */
export interface LogBatch {
  readonly first: bigint
  readonly last: bigint
  readonly logs: readonly LogRow[]
  readonly followed: Followed
  /** Unix seconds of a block. */
  timestampOf(blockNumber: bigint): bigint
}

/** Decodes the logs and hands each projection its events. Gives how many were decoded. */
export async function runProjections(
  projections: readonly Projection[],
  batch: LogBatch,
  write: Write,
): Promise<number> {
  const events = decodeAll(batch)
  for (const projection of projections) {
    const wanted = new Set<EventName>(projection.events)
    const own = events.filter(({ name }) => wanted.has(name))
    if (own.length > 0) await projection.apply({ first: batch.first, last: batch.last, events: own }, write)
  }
  return events.length
}

function decodeAll({ logs, followed, timestampOf }: LogBatch): LedgerEvent[] {
  const events: LedgerEvent[] = []
  for (const log of logs) {
    const contract = followed.get(log.address)
    const decoded = contract === undefined ? undefined : decodeLog(contract, log.topics, log.data)
    if (decoded === undefined) continue
    const { address, blockNumber, logIndex, transactionHash } = log
    const timestamp = timestampOf(blockNumber)
    const place = { address: address as Hex, blockNumber, logIndex, timestamp, transactionHash }
    events.push({ ...place, ...decoded } as LedgerEvent)
  }
  return events
}
