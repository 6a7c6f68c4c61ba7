import type { Address, Hash, PublicClient, TransactionReceipt } from 'viem'
import { pause } from './pause.ts'
import { searchByNonce } from './searchByNonce.ts'

/** What is watched: a transaction that was sent. */
export interface Watched {
  readonly account: Address
  readonly hash: Hash
  readonly to: Address
  readonly data: `0x${string}`
  /** Undefined when the node did not know the transaction yet. */
  readonly nonce: number | undefined
}

/** What became of it. */
export type Fate =
  | { readonly kind: 'mined' | 'reverted'; readonly hash: Hash; readonly block: number }
  /** Another transaction of the same number was mined: not what was signed here. */
  | { readonly kind: 'replaced'; readonly by: Hash | undefined }
  /** The node forgot it and its number is free. */
  | { readonly kind: 'dropped' }

/** How patient the watch is. */
export interface Patience {
  /** Milliseconds between looks. */
  readonly interval: number
  /** Looks in a row at which the node does not know the transaction before it counts as dropped. */
  readonly missing: number
  readonly signal?: AbortSignal
}

/**
 * Waits until a transaction is mined, reverted, replaced or dropped, which the account's number tells apart.
 * A replacement with the same message (a higher fee, say) counts as the transaction itself. A node that does not
 * answer decides nothing: the watch goes on.
 */
export async function watchTransaction(
  reader: PublicClient,
  watched: Watched,
  patience: Patience,
): Promise<Fate> {
  let nonce = watched.nonce
  let missing = 0
  for (;;) {
    patience.signal?.throwIfAborted()
    const seen = await look(reader, { ...watched, nonce }).catch(() => undefined)
    if (seen?.fate !== undefined) return seen.fate
    nonce ??= seen?.nonce
    if (seen !== undefined) missing = seen.known ? 0 : missing + 1
    if (missing >= patience.missing) return { kind: 'dropped' }
    await pause(patience.interval)
  }
}

/** What a receipt says. */
export function fateOf(receipt: TransactionReceipt): Fate {
  return {
    kind: receipt.status === 'success' ? 'mined' : 'reverted',
    hash: receipt.transactionHash,
    block: Number(receipt.blockNumber),
  }
}

/** The receipt, or undefined while there is none. */
export async function receiptOf(reader: PublicClient, hash: Hash): Promise<TransactionReceipt | undefined> {
  return unlessUnknown(reader.getTransactionReceipt({ hash }), 'TransactionReceiptNotFoundError')
}

interface Look {
  readonly fate?: Fate
  readonly known: boolean
  readonly nonce: number | undefined
}

async function look(reader: PublicClient, watched: Watched): Promise<Look> {
  const receipt = await receiptOf(reader, watched.hash)
  if (receipt !== undefined) return { fate: fateOf(receipt), known: true, nonce: watched.nonce }
  const [transaction, count] = await Promise.all([
    unlessUnknown(reader.getTransaction({ hash: watched.hash }), 'TransactionNotFoundError'),
    reader.getTransactionCount({ address: watched.account, blockTag: 'latest' }),
  ])
  const nonce = watched.nonce ?? transaction?.nonce
  const known = transaction !== undefined
  if (nonce === undefined || count <= nonce) return { known, nonce }
  // It may have been mined between the two questions.
  const late = await receiptOf(reader, watched.hash)
  return { fate: late !== undefined ? fateOf(late) : await replacement(reader, watched, nonce), known, nonce }
}

async function replacement(reader: PublicClient, watched: Watched, nonce: number): Promise<Fate> {
  const found = await searchByNonce(reader, watched.account, nonce)
  if (found === undefined) return { kind: 'replaced', by: undefined }
  const same = found.to?.toLowerCase() === watched.to.toLowerCase() && found.input === watched.data
  const receipt = same ? await receiptOf(reader, found.hash) : undefined
  return receipt === undefined ? { kind: 'replaced', by: found.hash } : fateOf(receipt)
}

async function unlessUnknown<Result>(asked: Promise<Result>, unknown: string): Promise<Result | undefined> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof Error && error.name === unknown) return undefined
    throw error
  }
}
