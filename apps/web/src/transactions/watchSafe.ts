import { type Address, type Hash, keccak256, type PublicClient, stringToHex } from 'viem'
import { pause } from './pause.ts'
import { type SafeProgress, safeNonce, safeProgress } from './safe.ts'
import { type Fate, fateOf, type Patience, receiptOf } from './watch.ts'

/** What is watched: a transaction that was proposed to a Safe. */
export interface WatchedSafe {
  readonly safe: Address
  readonly safeTxHash: Hash
  /** Block after which it can have been executed. */
  readonly since: bigint
  /** Its number in the Safe's queue; undefined when that is not known. */
  readonly nonce: bigint | undefined
}

const SUCCESS = keccak256(stringToHex('ExecutionSuccess(bytes32,uint256)'))
const FAILURE = keccak256(stringToHex('ExecutionFailure(bytes32,uint256)'))

/**
 * Waits until a Safe executes a proposed transaction, telling how many owners have approved it. When the Safe's number
 * moves past it without executing it, it was replaced. A wallet that executed at once and gave the chain's own hash is
 * understood as well. A node that does not answer decides nothing: the watch goes on.
 */
export async function watchSafe(
  reader: PublicClient,
  watched: WatchedSafe,
  patience: Omit<Patience, 'missing'> & { readonly onProgress: (progress: SafeProgress) => void },
): Promise<Fate> {
  for (;;) {
    patience.signal?.throwIfAborted()
    const fate = await look(reader, watched, patience.onProgress).catch(() => undefined)
    if (fate !== undefined) return fate
    await pause(patience.interval)
  }
}

async function look(
  reader: PublicClient,
  { safe, safeTxHash, since, nonce }: WatchedSafe,
  onProgress: (progress: SafeProgress) => void,
): Promise<Fate | undefined> {
  // The number is asked first: what it has passed is among the logs that are asked after it.
  const next = await safeNonce(reader, safe)
  const executed = await executionOf(reader, safe, safeTxHash, since)
  if (executed !== undefined) return executed
  const receipt = await receiptOf(reader, safeTxHash)
  if (receipt !== undefined) return fateOf(receipt)
  if (nonce !== undefined && next > nonce) return { kind: 'replaced', by: undefined }
  onProgress(await safeProgress(reader, safe, safeTxHash))
  return undefined
}

async function executionOf(
  reader: PublicClient,
  safe: Address,
  safeTxHash: Hash,
  since: bigint,
): Promise<Fate | undefined> {
  const logs = await reader.getLogs({ address: safe, fromBlock: since, toBlock: 'latest' })
  const executed = logs.find(
    ({ topics, data }) =>
      (topics[0] === SUCCESS || topics[0] === FAILURE) &&
      // Safe 1.4 indexes the hash, earlier ones do not.
      (topics[1] === safeTxHash || data.startsWith(safeTxHash)),
  )
  return executed === undefined
    ? undefined
    : {
        kind: executed.topics[0] === SUCCESS ? 'mined' : 'reverted',
        hash: executed.transactionHash,
        block: Number(executed.blockNumber),
      }
}
