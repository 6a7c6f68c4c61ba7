import { expect, test } from 'vitest'
import { buildLadder, ladderSteps } from '../ladder/buildLadder.ts'
import { lossDistribution, lossDistributionSteps } from '../portfolio/lossDistribution.ts'
import {
  simulatedDistribution,
  simulatedDistributionSteps,
  simulateLosses,
} from '../portfolio/simulateLosses.ts'
import type { LoanTerms } from '../schedule/LoanTerms.ts'
import { inSlices } from './inSlices.ts'

const portfolio = {
  pd: Float64Array.from({ length: 40 }, (_, n) => 0.01 + n / 1000),
  lossUnits: Int32Array.from({ length: 40 }, (_, n) => 1 + (n % 5)),
  correlation: 0.2,
}
const loans = Array.from(
  { length: 5_000 },
  (_, n): LoanTerms => ({
    kind: 'level-pay',
    dayCount: '30/360',
    frequencyMonths: 1,
    originationDate: '2025-12-01',
    firstPaymentDate: '2026-02-01',
    maturityDate: '2028-01-01',
    balance: BigInt(1_000_000 + n),
    rate: 80_000_000n,
    payment: null,
    schedule: null,
  }),
)
const assumptions = [
  { name: 'all', hazard: 20_000_000, recovery: 400_000_000, spread: 30_000_000, prepayment: 0 },
]
const ladder = () => ladderSteps(loans, '2026-01-01', assumptions, () => 'all', loans.length)

test('work in slices gives what work at once gives', async () => {
  expect(await inSlices(ladder(), { slice: 0 })).toEqual(
    buildLadder(loans, '2026-01-01', assumptions, () => 'all'),
  )
  expect(await inSlices(lossDistributionSteps(portfolio), { slice: 0 })).toEqual(lossDistribution(portfolio))
})

test('a simulated distribution counts the same paths, however many, in the same memory', async () => {
  const options = { paths: 5_000, seed: 3 }
  const shares = await inSlices(simulatedDistributionSteps(portfolio, options))
  const counted = new Float64Array(shares.length)
  for (const loss of simulateLosses(portfolio, options)) counted[loss] = counted[loss]! + 1
  expect(shares.every((share, loss) => Math.abs(share - counted[loss]! / 5_000) < 1e-12)).toBe(true)
  expect(simulatedDistribution(portfolio, { paths: 10, seed: 1 })).toHaveLength(shares.length)
})

test('progress never falls and ends at one, and the event loop runs meanwhile', async () => {
  const told: number[] = []
  let turns = 0
  const timer = setInterval(() => turns++, 0)
  await inSlices(simulatedDistributionSteps(portfolio, { paths: 60_000, seed: 1 }), {
    slice: 0,
    onProgress: (share) => told.push(share),
  })
  clearInterval(timer)
  expect(turns).toBeGreaterThan(0)
  expect(told.length).toBeGreaterThan(3)
  expect(told.every((share, n) => n === 0 || share >= told[n - 1]!)).toBe(true)
  expect(told.at(-1)).toBe(1)
})

test('a signal ends the work with its reason, before it begins or midway', async () => {
  await expect(inSlices(ladder(), { signal: AbortSignal.abort(new Error('never mind')) })).rejects.toThrow(
    'never mind',
  )
  const controller = new AbortController()
  let last = 0
  const work = inSlices(simulatedDistributionSteps(portfolio, { paths: 1_000_000_000, seed: 1 }), {
    slice: 0,
    signal: controller.signal,
    onProgress: (share) => {
      last = share
      controller.abort(new Error('enough'))
    },
  })
  await expect(work).rejects.toThrow('enough')
  expect(last).toBeLessThan(0.01)
})

test('what the work refuses is refused, and so is a slice that is none', async () => {
  await expect(inSlices(simulatedDistributionSteps(portfolio, { paths: 0, seed: 1 }))).rejects.toThrow(
    /paths/,
  )
  await expect(inSlices(ladder(), { slice: -1 })).rejects.toThrow(/slice/)
})
