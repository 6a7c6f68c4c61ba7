import type { Hex } from 'viem'
import type { FollowedRow, LogRow } from '../tables/chain.ts'
import { bloomBits, bloomHas } from './bloom.ts'
import { ChainLie } from './ChainLie.ts'
import type { Followed } from './ChainPart.ts'
import type { ChainSource } from './ChainSource.ts'
import type { RawHeader } from './header.ts'
import { NodeFailure } from './NodeFailure.ts'
import type { RawLog } from './RawLog.ts'
import { type RawReceipt, receiptsRoot } from './receiptsRoot.ts'

/**
 * How much is proven by receipts: every block that has logs; only those where something is odd, and the last one with
 * logs, after which an answer may have been cut off; or nothing, on chains whose receipts are hashed in another way.
 */
export type Proof = 'every' | 'odd' | 'none'

/** What is to be proven. */
export interface Claim {
  readonly headers: readonly RawHeader[]
  readonly logs: readonly LogRow[]
  readonly followed: Followed
  readonly born: readonly FollowedRow[]
  readonly proof: Proof
}

/** Most blocks whose receipts are asked for at once. */
const AT_ONCE = 10

/**
 * Proves that no log is missing. Odd is a block whose bloom filter has a followed contract of which no log came: nearly
 * always a log that was held back, now and then an accident of the filter. Its receipts decide, and they are those of
 * the block because they hash to the root in its header.
 * @throws ChainLie `missingLog`, `inventedLog` or `receipts`.
 */
export async function proveLogs(source: ChainSource, claim: Claim): Promise<void> {
  const logs = Map.groupBy(claim.logs, ({ blockNumber }) => blockNumber)
  const unproven = claim.headers.filter((header) => needsProof(header, logs, claim))
  for (let at = 0; at < unproven.length; at += AT_ONCE) {
    const headers = unproven.slice(at, at + AT_ONCE)
    const lists = await readReceipts(source, headers)
    if (lists === undefined) return await askAgain(source, unproven, claim)
    headers.forEach((header, index) => {
      compare(header, lists[index]!, logs.get(BigInt(header.number)) ?? [], claim.followed)
    })
  }
}

function needsProof(header: RawHeader, logs: Map<bigint, LogRow[]>, claim: Claim): boolean {
  if (claim.proof === 'none') return false
  const number = BigInt(header.number)
  const found = logs.get(number) ?? []
  if (found.length > 0 && (claim.proof === 'every' || number === claim.logs.at(-1)!.blockNumber)) return true
  return oddAddresses(header, found, claim).length > 0
}

/** Followed contracts that the bloom filter of the block has and of which no log came. */
function oddAddresses(header: RawHeader, logs: readonly LogRow[], { followed, born }: Claim): Hex[] {
  const seen = new Set(logs.map(({ address }) => address))
  const since = new Map(born.map(({ address, blockNumber }) => [address, blockNumber]))
  const number = BigInt(header.number)
  return [...followed.keys()].filter((address) => {
    if (seen.has(address) || (since.get(address) ?? number) > number) return false
    return bloomHas(header.logsBloom, bloomBits(address))
  })
}

/** Undefined when the node does not give receipts of blocks at all. */
async function readReceipts(
  source: ChainSource,
  headers: readonly RawHeader[],
): Promise<RawReceipt[][] | undefined> {
  try {
    const calls = headers.map(({ hash }) => ({ method: 'eth_getBlockReceipts', params: [hash] }))
    const lists = await source.ask<RawReceipt[] | null>(calls)
    return lists.map((list, index) => {
      if (list === null) throw new NodeFailure('unavailable', `no receipts of block ${headers[index]!.hash}`)
      return list
    })
  } catch (error) {
    if (error instanceof NodeFailure && error.kind === 'refused') return undefined
    throw error
  }
}

function compare(
  header: RawHeader,
  receipts: readonly RawReceipt[],
  logs: readonly LogRow[],
  followed: Followed,
): void {
  const number = BigInt(header.number)
  if (receiptsRoot(receipts) !== header.receiptsRoot) {
    throw new ChainLie('receipts', `the receipts of block ${number} do not hash to ${header.receiptsRoot}`)
  }
  // The place of a log in its block is the count of those before it: it is proven with the order of the receipts.
  const proven = receipts
    .flatMap(({ logs }, transaction) => logs.map((log) => ({ log, transaction })))
    .map(({ log, transaction }, index) => ({ log, key: `${index} ${transaction} ${contentOf(log)}` }))
    .filter(({ log }) => followed.has(log.address))
  const given = new Set(
    logs.map((row) => `${row.logIndex} ${row.transactionIndex} ${row.address} ${row.topics} ${row.data}`),
  )
  for (const { key } of proven) {
    if (!given.delete(key))
      throw new ChainLie('missingLog', `block ${number} has a log that was not given`, { key })
  }
  const [invented] = given
  if (invented !== undefined) {
    throw new ChainLie('inventedLog', `block ${number} has no such log`, { log: invented })
  }
}

function contentOf({ address, topics, data }: RawLog): string {
  return `${address} 0x${topics.map((topic) => topic.slice(2)).join('')} ${data}`
}

/** Without receipts, odd blocks are asked for again one by one. */
async function askAgain(source: ChainSource, headers: readonly RawHeader[], claim: Claim): Promise<void> {
  const logs = Map.groupBy(claim.logs, ({ blockNumber }) => blockNumber)
  const calls = headers.map(({ hash: blockHash }) => {
    return { method: 'eth_getLogs', params: [{ blockHash, address: [...claim.followed.keys()] }] }
  })
  const lists = await source.ask<RawLog[]>(calls)
  lists.forEach((list, index) => {
    const number = BigInt(headers[index]!.number)
    const known = logs.get(number)?.length ?? 0
    if (list.length !== known) {
      throw new ChainLie('missingLog', `block ${number} has ${list.length} logs, ${known} were given`)
    }
  })
}
