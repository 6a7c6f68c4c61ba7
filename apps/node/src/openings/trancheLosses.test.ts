import { poolLoss } from '@specie/quant'
import { loanLosses, segmentOf } from '@specie/servicing'
import { SAMPLE_ASSUMPTIONS, sampleTape } from '@specie/testing'
import { expect, test } from 'vitest'
import { trancheLosses } from './trancheLosses.ts'

const tape = sampleTape(60)
const assumptions = { segmentBy: 'grade' as const, segments: SAMPLE_ASSUMPTIONS }
const value = tape.loans.reduce((sum, { balance }) => sum + balance, 0n)
const losses = (shares: readonly number[], expectedLoss = value / 20n) =>
  trancheLosses(tape, assumptions, shares, { value, expectedLoss })

test('losses reach the last tranche first, and more of them cost every tranche more', () => {
  const few = losses([0.7, 0.2, 0.1])
  expect(few[0]).toBeGreaterThan(0)
  expect(few[0]).toBeLessThan(few[1]!)
  expect(few[1]).toBeLessThan(few[2]!)
  for (const [index, loss] of losses([0.7, 0.2, 0.1], value / 10n).entries())
    expect(loss).toBeGreaterThan(few[index]!)
})

test('tranches lose together what the whole loses: the mean of what the loans lose beyond what the price expects', () => {
  const shares = [0.6, 0.3, 0.1]
  const together = losses(shares).reduce((sum, loss, index) => sum + loss * shares[index]!, 0)
  const whole = losses([1])[0]!
  expect(together).toBeCloseTo(whole, 9)
  const { distribution } = poolLoss(
    loanLosses(tape, SAMPLE_ASSUMPTIONS, (loan) => segmentOf(loan, 'grade')),
    0.2,
  )
  const mean = distribution.reduce((sum, probability, units) => sum + probability * units, 0)
  const beyond = distribution.reduce(
    (sum, probability, units) => sum + probability * Math.max(0, units - mean),
    0,
  )
  expect(whole).toBeCloseTo(beyond / mean / 20, 9)
})

test('without expected losses nobody loses', () => {
  expect(losses([0.7, 0.3], 0n)).toEqual([0, 0])
})
