/** A thread that prepares its rows of shared columns, and values them whenever it is sent tables. */
import { parentPort, workerData } from 'node:worker_threads'
import { type DatedTables, type LoanColumns, prepareDated } from '@specie/quant'

interface Rows {
  readonly loans: LoanColumns
  readonly tables: DatedTables
  readonly from: number
  readonly to: number
}

const { loans, tables, from, to } = workerData as Rows
const prepared = prepareDated(loans, tables, from, to)
parentPort!.on('message', (curve: DatedTables) => {
  const before = process.threadCpuUsage()
  const sum = prepared.value(curve)
  const spent = process.threadCpuUsage(before)
  parentPort!.postMessage({ sum, seconds: (spent.user + spent.system) / 1e6 })
})
