import type { PublicClient } from 'viem'
import { pause } from './pause.ts'
import { searchByNonce } from './searchByNonce.ts'
import type { TransactionStore } from './store.ts'

/**
 * A page may be left between the signature and the answer with the hash. The account's number tells whether the message
 * went out; when it did, the step is `sent` again, otherwise it waits to be signed. While something of that number
 * waits for a block, it waits too: what it is shows when it is mined.
 */
export async function recoverStep(
  store: TransactionStore,
  reader: PublicClient,
  id: string,
  index: number,
): Promise<void> {
  const { account, steps } = store.get(id)!
  const { nonce, to, data } = steps[index]!
  if (nonce !== undefined) await settled(reader, account, nonce)
  const found = nonce === undefined ? undefined : await searchByNonce(reader, account, nonce)
  const same = found?.to?.toLowerCase() === to.toLowerCase() && found.input === data
  if (found !== undefined && same) {
    store.changeStep(id, index, { state: 'sent', hash: found.hash })
    store.change(id, { state: 'sent' })
  } else {
    store.changeStep(id, index, { state: 'waiting', nonce: undefined })
  }
}

/** Waits until nothing of this number waits for a block. */
async function settled(reader: PublicClient, address: `0x${string}`, nonce: number): Promise<void> {
  for (;;) {
    const [latest, pending] = await Promise.all([
      reader.getTransactionCount({ address, blockTag: 'latest' }),
      reader.getTransactionCount({ address, blockTag: 'pending' }),
    ])
    if (latest > nonce || pending <= nonce) return
    await pause(reader.pollingInterval)
  }
}
