import { type Address, type Hash, type PublicClient, parseAbi } from 'viem'

/** How far a transaction of a Safe has come. */
export interface SafeProgress {
  /** Owners whose approval the chain knows; signatures that wait in a service are not on the chain. */
  readonly given: number
  readonly needed: number
}

/** A message of a Safe. */
export interface SafeMessage {
  readonly to: Address
  readonly data: `0x${string}`
  readonly value: bigint
}

/** The part of a Safe, versions 1.0 to 1.4, that is read here. */
export const SAFE_ABI = parseAbi([
  'function getThreshold() view returns (uint256)',
  'function getOwners() view returns (address[])',
  'function nonce() view returns (uint256)',
  'function approvedHashes(address owner, bytes32 hash) view returns (uint256)',
  'function getTransactionHash(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, uint256 nonce) view returns (bytes32)',
])

const NOBODY = '0x0000000000000000000000000000000000000000'
/** How far back a Safe's queue of proposals is looked through. */
const QUEUE = 24

/** Whether an account is a Safe: a contract with a threshold and owners. */
export async function isSafe(reader: PublicClient, account: Address): Promise<boolean> {
  const code = await reader.getCode({ address: account })
  if (code === undefined || code === '0x') return false
  try {
    const threshold = await reader.readContract({
      address: account,
      abi: SAFE_ABI,
      functionName: 'getThreshold',
    })
    return threshold > 0n
  } catch {
    return false
  }
}

/** Number of the next transaction that a Safe executes. */
export function safeNonce(reader: PublicClient, safe: Address): Promise<bigint> {
  return reader.readContract({ address: safe, abi: SAFE_ABI, functionName: 'nonce' })
}

/**
 * Number that a proposed transaction has in a Safe's queue, found by asking the Safe for the hash of the message at
 * each of the next numbers. Undefined where the proposal carries gas terms of its own.
 */
export async function proposedNonce(
  reader: PublicClient,
  safe: Address,
  message: SafeMessage,
  safeTxHash: Hash,
  from: bigint,
): Promise<bigint | undefined> {
  const numbers = Array.from({ length: QUEUE }, (_, index) => from + BigInt(index))
  const hashes = await Promise.all(
    numbers.map((number) =>
      reader.readContract({
        address: safe,
        abi: SAFE_ABI,
        functionName: 'getTransactionHash',
        args: [message.to, message.value, message.data, 0, 0n, 0n, 0n, NOBODY, NOBODY, number],
      }),
    ),
  )
  return numbers[hashes.indexOf(safeTxHash)]
}

/** How many owners have approved a transaction on the chain, and how many it takes. */
export async function safeProgress(
  reader: PublicClient,
  safe: Address,
  safeTxHash: Hash,
): Promise<SafeProgress> {
  const read = { address: safe, abi: SAFE_ABI } as const
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
