import { type Address, type Hash, keccak256, type PublicClient, parseAbi, stringToHex } from 'viem'
import type { Fate, Patience } from './watch.ts'

/** A Safe's rules and how far a transaction of it has come. */
export interface SafeProgress {
  /** Owners whose approval the chain knows; signatures that wait in a service are not on the chain. */
  readonly given: number
  readonly needed: number
}

const SAFE = parseAbi([
  'function getThreshold() view returns (uint256)',
  'function getOwners() view returns (address[])',
  'function nonce() view returns (uint256)',
  'function approvedHashes(address owner, bytes32 hash) view returns (uint256)',
])

const SUCCESS = keccak256(stringToHex('ExecutionSuccess(bytes32,uint256)'))
const FAILURE = keccak256(stringToHex('ExecutionFailure(bytes32,uint256)'))

/** Whether an account is a Safe: a contract with a threshold and owners. */
export async function isSafe(reader: PublicClient, account: Address): Promise<boolean> {
  const code = await reader.getCode({ address: account })
  if (code === undefined || code === '0x') return false
  try {
    return (await reader.readContract({ address: account, abi: SAFE, functionName: 'getThreshold' })) > 0n
  } catch {
    return false
  }
}

/**
 * Waits until a Safe executes the transaction of this safeTxHash, telling how many owners have approved it. When the
 * Safe's number moves past it without executing it, it was replaced.
 */
export async function watchSafe(
  reader: PublicClient,
  safe: Address,
  safeTxHash: Hash,
  since: { readonly block: bigint; readonly nonce: bigint },
  patience: Patience & { readonly onProgress: (progress: SafeProgress) => void },
): Promise<Fate> {
  const read = { address: safe, abi: SAFE } as const
  for (;;) {
    patience.signal?.throwIfAborted()
    const [nonce, logs] = await Promise.all([
      reader.readContract({ ...read, functionName: 'nonce' }),
      reader.getLogs({ address: safe, fromBlock: since.block, toBlock: 'latest' }),
    ])
    const executed = logs.find(
      ({ topics, data }) =>
        (topics[0] === SUCCESS || topics[0] === FAILURE) &&
        // Safe 1.4 indexes the hash, earlier ones do not.
        (topics[1] === safeTxHash || data.startsWith(safeTxHash)),
    )
    if (executed !== undefined) {
      const kind = executed.topics[0] === SUCCESS ? 'mined' : 'reverted'
      return { kind, hash: executed.transactionHash, block: Number(executed.blockNumber) }
    }
    if (nonce > since.nonce) return { kind: 'replaced', by: undefined }
    patience.onProgress(await progressOf(reader, safe, safeTxHash))
    await new Promise((resolve) => setTimeout(resolve, patience.interval))
  }
}

async function progressOf(reader: PublicClient, safe: Address, safeTxHash: Hash): Promise<SafeProgress> {
  const read = { address: safe, abi: SAFE } as const
  const [needed, owners] = await Promise.all([
    reader.readContract({ ...read, functionName: 'getThreshold' }),
    reader.readContract({ ...read, functionName: 'getOwners' }),
  ])
  const approvals = await Promise.all(
    owners.map((owner) =>
      reader.readContract({ ...read, functionName: 'approvedHashes', args: [owner, safeTxHash] }),
    ),
  )
  return { given: approvals.filter((approval) => approval > 0n).length, needed: Number(needed) }
}

/** Number of a Safe's next transaction. */
export function safeNonce(reader: PublicClient, safe: Address): Promise<bigint> {
  return reader.readContract({ address: safe, abi: SAFE, functionName: 'nonce' })
}
