import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { DatedTables, LoanColumns } from '@specie/quant'

/** Sum of all rows and the processor seconds of the slowest thread. */
export interface Together {
  readonly sum: number
  readonly seconds: number
}

/** Threads that share the rows of a portfolio in shared memory. */
export interface LoanThreads {
  value(tables: DatedTables): Promise<Together>
  close(): Promise<unknown>
}

/** Starts `count` threads over equal shares of the rows; `tables` are of the valuation day, under any curve. */
export function loanThreads(loans: LoanColumns, tables: DatedTables, count: number): LoanThreads {
  const rows = loans.balance.length
  const workers = Array.from({ length: count }, (_, n) => {
    const [from, to] = [Math.floor((rows * n) / count), Math.floor((rows * (n + 1)) / count)]
    return new Worker(new URL('valueRows.ts', import.meta.url), { workerData: { loans, tables, from, to } })
  })
  return {
    async value(tables) {
      const answers = workers.map(async (worker) => {
        const answer = once(worker, 'message') as Promise<[Together]>
        worker.postMessage(tables)
        return (await answer)[0]
      })
      const shares = await Promise.all(answers)
      return {
        sum: shares.reduce((total, share) => total + share.sum, 0),
        seconds: Math.max(...shares.map((share) => share.seconds)),
      }
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}
