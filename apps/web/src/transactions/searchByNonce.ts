import type { Address, Hash, PublicClient } from 'viem'

/** A mined transaction, as far as it takes to tell whether it is the one that was signed. */
export interface FoundTransaction {
  readonly hash: Hash
  readonly to: Address | null
  readonly input: `0x${string}`
}

/** How many blocks back a transaction is looked for. */
const SEARCHED_BLOCKS = 32n

/** The transaction of an account with a number, among the newest blocks. */
export async function searchByNonce(
  reader: PublicClient,
  account: Address,
  nonce: number,
): Promise<FoundTransaction | undefined> {
  const head = await reader.getBlockNumber({ cacheTime: 0 })
  const last = head > SEARCHED_BLOCKS ? head - SEARCHED_BLOCKS : 0n
  for (let number = head; number >= last; number -= 1n) {
    const { transactions } = await reader.getBlock({ blockNumber: number, includeTransactions: true })
    const found = transactions.find(
      (transaction) =>
        transaction.nonce === nonce && transaction.from.toLowerCase() === account.toLowerCase(),
    )
    if (found !== undefined) return found
  }
  return undefined
}
