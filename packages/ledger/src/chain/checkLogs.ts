import type { Hex } from 'viem'
import type { LogRow } from '../tables/chain.ts'
import { bloomBits, bloomHas } from './bloom.ts'
import { ChainLie } from './ChainLie.ts'
import type { Followed } from './ChainPart.ts'
import type { RawHeader } from './header.ts'
import type { RawLog } from './RawLog.ts'

const WORD = /^0x[0-9a-f]{64}$/
const ADDRESS = /^0x[0-9a-f]{40}$/
const BYTES = /^0x(?:[0-9a-f]{2})*$/

/**
 * The logs as rows in the order of the chain, after a check that each is of a block whose header has its hash, of a
 * followed contract, there once, and not excluded by the header's bloom filter.
 * @throws ChainLie
 */
export function checkLogs(
  logs: readonly RawLog[],
  headers: readonly RawHeader[],
  followed: Followed,
): LogRow[] {
  const byNumber = new Map(headers.map((header) => [BigInt(header.number), header]))
  const rows = logs.map((log) => {
    const row = rowOf(log)
    const header = byNumber.get(row.blockNumber)
    if (header === undefined || header.hash !== log.blockHash || log.removed === true) {
      throw new ChainLie('strayLog', `log ${place(row)} is of block ${log.blockHash}`, { log })
    }
    if (!followed.has(row.address)) {
      throw new ChainLie('strayLog', `log ${place(row)} is of ${row.address}, which was not asked for`, {
        log,
      })
    }
    for (const value of [log.address, ...log.topics]) {
      if (!bloomHas(header.logsBloom, bloomBits(value))) {
        throw new ChainLie('inventedLog', `block ${row.blockNumber} has no log with ${value}`, { log })
      }
    }
    return row
  })
  rows.sort(byPlace)
  rows.forEach((row, index) => {
    const before = rows[index - 1]
    if (before === undefined || before.blockNumber !== row.blockNumber) return
    if (before.logIndex === row.logIndex || before.transactionIndex > row.transactionIndex) {
      throw new ChainLie('strayLog', `log ${place(row)} is there twice or out of order`)
    }
  })
  return rows
}

function rowOf(log: RawLog): LogRow {
  const fits =
    Array.isArray(log.topics) &&
    log.topics.length <= 4 &&
    log.topics.every((topic) => WORD.test(topic)) &&
    ADDRESS.test(log.address) &&
    BYTES.test(log.data) &&
    WORD.test(log.transactionHash)
  if (!fits) throw new ChainLie('form', 'a log is not of the usual form', { log })
  return {
    blockNumber: BigInt(log.blockNumber),
    logIndex: Number(log.logIndex),
    transactionHash: log.transactionHash,
    transactionIndex: Number(log.transactionIndex),
    address: log.address,
    topics: `0x${log.topics.map((topic) => topic.slice(2)).join('')}` as Hex,
    data: log.data,
  }
}

function byPlace(left: LogRow, right: LogRow): number {
  return Number(left.blockNumber - right.blockNumber) || left.logIndex - right.logIndex
}

function place(row: LogRow): string {
  return `${row.blockNumber}:${row.logIndex}`
}
