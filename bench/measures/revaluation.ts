import { type LoanColumns, valueDated, valueOnGrid } from '@specie/quant'
import { bestOf } from '../bestOf.ts'
import type { Measure } from '../Measure.ts'
import { quantLib } from '../peers/quantLib.ts'
import { benchLoans } from '../revaluation/benchLoans.ts'
import { benchGrid, benchTables } from '../revaluation/curve.ts'
import { loanThreads } from '../revaluation/loanThreads.ts'

const LOANS = 1_000_000
const RUNS = 5
const SHIFT = 0.0001

/** A million level-pay loans after a move of the curve, beside QuantLib's re-mark of prebuilt bonds. */
export async function revaluation(): Promise<Measure[]> {
  const loans = benchLoans(LOANS)
  const one = bestOf(RUNS, () => valueDated(loans, benchTables(SHIFT)))
  const two = await onThreads(
    loans,
    2,
    loans.value.reduce((sum, value) => sum + value, 0),
  )
  const grid = bestOf(RUNS, () => valueOnGrid(loans, benchGrid(SHIFT)))
  const { source, marked, difference } = quantLib()
  const beside = (name: string, seconds: number): Measure => ({
    name: `revalue.${name}`,
    value: LOANS / seconds,
    unit: 'loans/s',
    peer: `${source}: prebuilt AmortizingFixedRateBond and RiskyBondEngine, marked again`,
    peerValue: marked,
  })
  const agreement: Measure = {
    name: 'revalue.dated.difference',
    value: difference ?? 0,
    unit: 'largest relative difference from QuantLib, 10,000 loans',
    peer: 'bound',
    peerValue: 1e-12,
  }
  return [
    beside('dated', one),
    beside('dated.twoThreads', two.processor),
    beside('dated.twoThreads.onTheClock', two.clock),
    beside('grid', grid),
    ...(difference === null ? [] : [agreement]),
  ]
}

/** Seconds of a revaluation by threads, tables made and sent included; the slowest thread's processor time, and by the clock. */
async function onThreads(loans: LoanColumns, count: number, expected: number) {
  const threads = loanThreads(loans, count)
  let [processor, clock] = [Infinity, Infinity]
  for (let run = 0; run <= RUNS; run += 1) {
    const began = performance.now()
    const before = process.threadCpuUsage()
    const tables = benchTables(SHIFT)
    const { user, system } = process.threadCpuUsage(before)
    const { sum, seconds } = await threads.value(tables)
    clock = Math.min(clock, (performance.now() - began) / 1000)
    processor = Math.min(processor, seconds + (user + system) / 1e6)
    if (Math.abs(sum / expected - 1) > 1e-12) throw new Error(`threads found ${sum}, one thread ${expected}`)
  }
  await threads.close()
  return { processor, clock }
}
