import { type LoanColumns, prepareDated, prepareGrid, valueDated, valueOnGrid } from '@specie/quant'
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
  const scalar = bestOf(RUNS, () => valueDated(loans, benchTables(SHIFT)))
  const expected = loans.value.slice()
  const dated = prepareDated(loans, benchTables(0))
  const one = bestOf(RUNS, () => dated.value(benchTables(SHIFT)))
  const drift = difference(loans.value, expected)
  const two = await onThreads(
    loans,
    2,
    expected.reduce((sum, value) => sum + value, 0),
  )
  const gridScalar = bestOf(RUNS, () => valueOnGrid(loans, benchGrid(SHIFT)))
  const onGrid = loans.value.slice()
  const preparing = bestOf(1, () => prepareGrid(loans))
  const grid = prepareGrid(loans)
  const gridOne = bestOf(RUNS, () => grid.value(benchGrid(SHIFT)))
  const gridDrift = difference(loans.value, onGrid)
  const { source, built, marked, difference: apart } = quantLib()
  const bond = 'AmortizingFixedRateBond and RiskyBondEngine on actual dates'
  const beside = (name: string, seconds: number): Measure => ({
    name: `revalue.${name}`,
    value: LOANS / seconds,
    unit: 'loans/s',
    peer: `${source}: prebuilt ${bond}, marked again`,
    peerValue: marked,
  })
  return [
    beside('dated', one),
    beside('dated.oneByOne', scalar),
    beside('dated.twoThreads', two.processor),
    beside('dated.twoThreads.onTheClock', two.clock),
    beside('grid', gridOne),
    beside('grid.oneByOne', gridScalar),
    {
      ...beside('grid.preparation', preparing),
      peer: `${source}: ${bond}, built and valued`,
      peerValue: built,
    },
    ...(apart === null ? [] : [agreement(`dated.fromQuantLib`, apart)]),
    agreement('dated.fromOneByOne', drift),
    agreement('grid.fromOneByOne', gridDrift),
  ]
}

function agreement(name: string, value: number): Measure {
  return {
    name: `revalue.difference.${name}`,
    value,
    unit: 'largest relative difference of a loan',
    peer: 'bound',
    peerValue: 1e-12,
  }
}

function difference(found: Float64Array, expected: Float64Array): number {
  return found.reduce((most, value, i) => Math.max(most, Math.abs(value / expected[i]! - 1)), 0)
}

/** Seconds of a revaluation by threads, tables made and sent included; the slowest thread's processor time, and by the clock. */
async function onThreads(loans: LoanColumns, count: number, expected: number) {
  const threads = loanThreads(loans, benchTables(0), count)
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
