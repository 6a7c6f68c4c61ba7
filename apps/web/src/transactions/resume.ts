import { loadEngine } from '../wallet/loadEngine.ts'
import { isFinished } from './store.ts'
import { transactions } from './transactions.ts'

/** Takes up the transactions that were under way when the page was left; loads the wallet code only when there are any. */
export async function resumeTransactions(): Promise<void> {
  const open = transactions.all().filter((record) => !isFinished(record))
  if (open.length === 0) return
  const [{ reader, chainId }, { resumeTransaction }] = await Promise.all([
    loadEngine(),
    import('./pageRunner.ts'),
  ])
  await Promise.all(
    open.map((record) =>
      record.chainId === chainId ? resumeTransaction(reader as never, record.id) : undefined,
    ),
  )
}
