import { SpecieError } from '@specie/units'
import type { PublicClient, WalletClient } from 'viem'
import { explainIn } from './explainIn.ts'
import type { Connections } from './runner.ts'
import { isSafe, proposedNonce, safeNonce } from './safe.ts'
import type { TransactionStore } from './store.ts'
import type { Step } from './types.ts'

/** Room above the estimate: another transaction may come first. */
const GAS_MARGIN_PERCENT = 125n

/**
 * Has one message signed and sends it, or proposes it where the account is a Safe.
 * @throws SpecieError with the sentence of who refuses; the step waits again then
 */
export async function sendStep(
  store: TransactionStore,
  { reader, sender }: Connections,
  id: string,
  index: number,
): Promise<void> {
  const step = store.get(id)!.steps[index]!
  if (sender?.account === undefined) {
    throw new SpecieError({ code: 'account.missing', message: 'No wallet is connected' })
  }
  store.change(id, { state: 'signing', failure: undefined })
  store.changeStep(id, index, { state: 'signing', hash: undefined, nonce: undefined, block: undefined })
  try {
    const sent = (await isSafe(reader, sender.account.address))
      ? await propose(reader, sender, step)
      : await send(reader, sender, step, (nonce) => store.changeStep(id, index, { nonce }))
    store.changeStep(id, index, sent)
    store.change(id, { state: 'sent' })
  } catch (error) {
    store.changeStep(id, index, { state: 'waiting', nonce: undefined })
    explainIn(error, step.title, step.unit)
  }
}

async function send(
  reader: PublicClient,
  sender: WalletClient,
  step: Step,
  onNonce: (nonce: number) => void,
): Promise<Partial<Step>> {
  const account = sender.account!
  const message = { to: step.to, data: step.data, value: BigInt(step.value) }
  const [estimate, count] = await Promise.all([
    reader.estimateGas({ account: account.address, ...message }),
    reader.getTransactionCount({ address: account.address, blockTag: 'pending' }),
  ])
  // Kept before the wallet is asked: a page that is left meanwhile finds by it what was sent.
  onNonce(count)
  const gas = (estimate * GAS_MARGIN_PERCENT) / 100n
  const hash = await sender.sendTransaction({ account, chain: sender.chain, ...message, gas } as never)
  const found = await reader.getTransaction({ hash }).catch(() => undefined)
  return { state: 'sent', hash, nonce: found?.nonce ?? count }
}

/** The hash that comes back is the Safe's own; its owners sign elsewhere. */
async function propose(reader: PublicClient, sender: WalletClient, step: Step): Promise<Partial<Step>> {
  const account = sender.account!
  const message = { to: step.to, data: step.data, value: BigInt(step.value) }
  const [next, block] = await Promise.all([
    safeNonce(reader, account.address),
    reader.getBlockNumber({ cacheTime: 0 }),
  ])
  const hash = await sender.sendTransaction({ account, chain: sender.chain, ...message } as never)
  const nonce = await proposedNonce(reader, account.address, message, hash, next).catch(() => undefined)
  return {
    state: 'collecting',
    hash,
    block: Number(block),
    nonce: nonce === undefined ? undefined : Number(nonce),
  }
}
