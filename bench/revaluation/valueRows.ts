/** A thread that values its rows of shared columns whenever it is sent tables: answers sum and processor seconds. */
import { parentPort, workerData } from 'node:worker_threads'
import { type DatedTables, type LoanColumns, valueDated } from '@specie/quant'

const { loans, from, to } = workerData as { loans: LoanColumns; from: number; to: number }
parentPort!.on('message', (tables: DatedTables) => {
  const before = process.threadCpuUsage()
  const sum = valueDated(loans, tables, from, to)
  const spent = process.threadCpuUsage(before)
  parentPort!.postMessage({ sum, seconds: (spent.user + spent.system) / 1e6 })
})
