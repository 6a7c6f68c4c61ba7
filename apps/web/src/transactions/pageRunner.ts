import { routes } from '@specie/api'
import { api, ask } from '../api/ask.ts'
import { queryClient } from '../api/queryClient.ts'
import { type Connections, createRunner } from './runner.ts'
import { isFinished } from './store.ts'
import { transactions } from './transactions.ts'

const runner = createRunner({
  store: transactions,
  isIndexed: async (hash) => (await ask(routes.transaction, { params: { hash } })).state === 'indexed',
  missing: 30_000,
  onMined: (block) => api.raiseFloor(block),
  onIndexed: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'api' }),
})

/** Signs, sends and follows what is left of a transaction of this browser. */
export function runTransaction(connections: Connections, id: string): Promise<void> {
  return alone(id, () => runner.run(connections, id))
}

/** Takes up a transaction that was under way when its page was left. */
export function resumeTransaction(reader: Connections['reader'], id: string): Promise<void> {
  return alone(id, async () => {
    const record = transactions.get(id)
    if (record !== undefined && !isFinished(record)) await runner.resume(reader, id)
  })
}

/** One tab at a time: another takes over when the first is closed. */
function alone(id: string, work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request(`specie.transaction.${id}`, work) : work()
}
