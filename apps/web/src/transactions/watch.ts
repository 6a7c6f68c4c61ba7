import type { Address, Hash, PublicClient, TransactionReceipt } from 'viem'

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

/** How many blocks back the transaction that took the number's place is looked for. */
const SEARCHED_BLOCKS = 32n

/**
 * Waits until a transaction is mined, reverted, replaced or dropped, which the account's number tells apart.
 * A replacement with the same message (a higher fee, say) counts as the transaction itself.
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
    const receipt = await receiptOf(reader, watched.hash)
    if (receipt !== undefined) return fateOf(receipt)
    const [transaction, count] = await Promise.all([
      reader.getTransaction({ hash: watched.hash }).catch(() => undefined),
      reader.getTransactionCount({ address: watched.account, blockTag: 'latest' }),
    ])
    nonce ??= transaction?.nonce
    if (nonce !== undefined && count > nonce) {
      // It may have been mined between the two questions.
      const late = await receiptOf(reader, watched.hash)
      return late !== undefined ? fateOf(late) : replacement(reader, watched, nonce)
    }
    missing = transaction === undefined ? missing + 1 : 0
    if (missing >= patience.missing) return { kind: 'dropped' }
    await pause(patience.interval)
  }
}

function fateOf(receipt: TransactionReceipt): Fate {
  return {
    kind: receipt.status === 'success' ? 'mined' : 'reverted',
    hash: receipt.transactionHash,
    block: Number(receipt.blockNumber),
  }
}

async function receiptOf(reader: PublicClient, hash: Hash): Promise<TransactionReceipt | undefined> {
  try {
    return await reader.getTransactionReceipt({ hash })
  } catch (error) {
    if (error instanceof Error && error.name === 'TransactionReceiptNotFoundError') return undefined
    throw error
  }
}

async function replacement(reader: PublicClient, watched: Watched, nonce: number): Promise<Fate> {
  const head = await reader.getBlockNumber({ cacheTime: 0 })
  const last = head > SEARCHED_BLOCKS ? head - SEARCHED_BLOCKS : 0n
  for (let number = head; number >= last && number >= 0n; number -= 1n) {
    const { transactions } = await reader.getBlock({ blockNumber: number, includeTransactions: true })
    const found = transactions.find(
      (transaction) =>
        transaction.nonce === nonce && transaction.from.toLowerCase() === watched.account.toLowerCase(),
    )
    if (found === undefined) continue
    const same = found.to?.toLowerCase() === watched.to.toLowerCase() && found.input === watched.data
    const receipt = same ? await receiptOf(reader, found.hash) : undefined
    return receipt === undefined ? { kind: 'replaced', by: found.hash } : fateOf(receipt)
  }
  return { kind: 'replaced', by: undefined }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
