import type { Call } from '@specie/protocol'
import type { Actor } from '../wallet/accountStore.ts'
import { loadEngine } from '../wallet/loadEngine.ts'
import { drawer } from './drawer.ts'
import { runTransaction } from './pageRunner.ts'
import { transactions } from './transactions.ts'
import type { TransactionOrder, TransactionRecord } from './types.ts'

/** Makes a record of an order and starts it; the drawer follows the record from here on. */
export async function handOver(actor: Actor, order: TransactionOrder, calls: readonly Call[]): Promise<void> {
  if (actor.kind === 'nobody') return
  const engine = await loadEngine()
  const client = await engine.client(actor)
  const record: TransactionRecord = {
    id: crypto.randomUUID(),
    title: order.title,
    account: actor.address,
    chainId: engine.chainId,
    startedAt: Math.floor(Date.now() / 1000),
    state: 'signing',
    steps: calls.map(({ title, to, data, value, unit }) => ({
      title,
      to,
      data,
      value: String(value),
      state: 'waiting',
      ...(unit !== undefined && { unit: { symbol: unit.symbol, decimals: unit.decimals } }),
    })),
  }
  transactions.add(record)
  drawer.openRecord(record.id)
  void runTransaction(client.context as never, record.id).then(() => {
    const done = transactions.get(record.id)
    const hash = done?.steps.at(-1)?.hash
    if (done?.state === 'indexed' && hash !== undefined) order.onIndexed?.(hash)
  })
}
