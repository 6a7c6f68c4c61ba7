import type { Hex } from 'viem'
import { bornIn } from './bornIn.ts'
import { ChainLie } from './ChainLie.ts'
import type { ChainPart, Followed } from './ChainPart.ts'
import type { ChainSource } from './ChainSource.ts'
import { checkLogs } from './checkLogs.ts'
import { checkHeader, type RawHeader } from './header.ts'
import { NodeFailure } from './NodeFailure.ts'
import { type Proof, proveLogs } from './proveLogs.ts'
import type { RawLog } from './RawLog.ts'

/** Most addresses in one question for logs. */
const ADDRESSES = 400

/** Which blocks are read, and of which contracts. */
export interface PartRequest {
  readonly first: bigint
  readonly last: bigint
  readonly followed: Followed
  /** The hash that the first block must have as parent, when it is known. */
  readonly parentHash: Hex | undefined
  readonly proof: Proof
  /** False for chains that hash headers in another way than Ethereum. */
  readonly checksHashes: boolean
}

/**
 * Reads blocks and the logs of the followed contracts, those of contracts born in these blocks included, and checks
 * that headers hash to their content and follow each other, that every log belongs to its block, and that none is
 * missing (see {@link proveLogs}).
 * @throws ChainLie when the answers cannot be true; NodeFailure when there is none, or the chain changed meanwhile.
 */
export async function readPart(source: ChainSource, request: PartRequest): Promise<ChainPart> {
  const [headers, early] = await Promise.all([
    readHeaders(source, request),
    readLogs(source, request, [...request.followed.keys()]),
  ])
  try {
    checkChain(headers, request)
    const born = bornIn(early, request.followed)
    const late = await readLogs(source, request, [...new Set(born.map(({ address }) => address))])
    const followed = new Map([
      ...request.followed,
      ...born.map(({ address, contract }) => [address, contract] as const),
    ])
    const logs = checkLogs([...early, ...late], headers, followed)
    await proveLogs(source, { headers, logs, followed, born, proof: request.proof })
    return { first: request.first, last: request.last, blocks: headers.map(blockRow), logs, born }
  } catch (error) {
    if (error instanceof ChainLie) await refuseWhenMoved(source, headers, error)
    throw error
  }
}

/** The header of the newest block, or of a tag. */
export async function readHead(source: ChainSource, tag: string, checksHashes: boolean): Promise<RawHeader> {
  const [header] = await source.ask<RawHeader | null>([
    { method: 'eth_getBlockByNumber', params: [tag, false] },
  ])
  return checkHeader(header ?? null, undefined, checksHashes)
}

/** Headers of the blocks with these numbers; those the node does not have are undefined. */
export async function readHeadersAt(
  source: ChainSource,
  numbers: readonly bigint[],
  checksHashes: boolean,
): Promise<(RawHeader | undefined)[]> {
  const answers = await source.ask<RawHeader | null>(numbers.map(headerCall))
  return answers.map((header, at) => {
    return header === null ? undefined : checkHeader(header, numbers[at]!, checksHashes)
  })
}

async function readHeaders(
  source: ChainSource,
  { first, last, checksHashes }: PartRequest,
): Promise<RawHeader[]> {
  const numbers = Array.from({ length: Number(last - first) + 1 }, (_, index) => first + BigInt(index))
  const headers = await readHeadersAt(source, numbers, checksHashes)
  return headers.map((header, at) => {
    if (header === undefined)
      throw new NodeFailure('unavailable', `block ${numbers[at]} is not there any more`)
    return header
  })
}

function headerCall(number: bigint) {
  return { method: 'eth_getBlockByNumber', params: [`0x${number.toString(16)}`, false] }
}

async function readLogs(
  source: ChainSource,
  { first, last }: PartRequest,
  addresses: readonly Hex[],
): Promise<RawLog[]> {
  const range = { fromBlock: `0x${first.toString(16)}`, toBlock: `0x${last.toString(16)}` }
  const calls = []
  for (let at = 0; at < addresses.length; at += ADDRESSES) {
    calls.push({
      method: 'eth_getLogs',
      params: [{ ...range, address: addresses.slice(at, at + ADDRESSES) }],
    })
  }
  const lists = calls.length === 0 ? [] : await source.ask<RawLog[]>(calls)
  for (const list of lists) if (!Array.isArray(list)) throw new ChainLie('form', 'logs are not a list')
  return lists.flat()
}

function checkChain(headers: readonly RawHeader[], { parentHash }: PartRequest): void {
  let expected = parentHash
  for (const header of headers) {
    if (expected !== undefined && header.parentHash !== expected) {
      throw new ChainLie('headerChain', `block ${BigInt(header.number)} does not follow ${expected}`)
    }
    expected = header.hash
  }
}

/** Answers that do not fit each other are no lie when the chain was reorganised between them. */
async function refuseWhenMoved(
  source: ChainSource,
  headers: readonly RawHeader[],
  lie: ChainLie,
): Promise<void> {
  const now = await source.ask<RawHeader | null>(headers.map(({ number }) => headerCall(BigInt(number))))
  if (now.some((header, at) => header?.hash !== headers[at]!.hash)) {
    throw new NodeFailure('unavailable', 'the chain changed while it was read', lie)
  }
}

function blockRow({ number, hash, parentHash, timestamp }: RawHeader) {
  return { number: BigInt(number), hash, parentHash, timestamp: BigInt(timestamp) }
}
