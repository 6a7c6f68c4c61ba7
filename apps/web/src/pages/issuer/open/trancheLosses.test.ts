import type { OpeningPreview, OpeningTerms } from '@specie/api'
import { expect, test } from 'vitest'
import { withTrancheCount } from './capitalStructure.ts'
import { trancheLosses } from './trancheLosses.ts'

function losses(expectedLoss: number, count: 1 | 2 | 3, recovery = 0.4): readonly number[] {
  const segment = { name: 'A', hazard: 0.02, recovery, spread: 0.02, prepaymentMonthly: 0 }
  const terms = { segments: [segment], tranches: withTrancheCount([], count) }
  const preview = {
    value: '1000000',
    expectedLoss: String(expectedLoss),
    segments: [{ name: 'A', loans: 10 }],
  }
  return trancheLosses(terms as unknown as OpeningTerms, preview as OpeningPreview)
}

test('losses reach the last tranche first, and more of them cost every tranche more', () => {
  const [senior, mezzanine, junior] = losses(40_000, 3) as [number, number, number]
  expect(senior).toBeLessThan(mezzanine)
  expect(mezzanine).toBeLessThan(junior)
  expect(senior).toBeLessThan(0.001)
  losses(120_000, 3).forEach((loss, index) => {
    expect(loss).toBeGreaterThan([senior, mezzanine, junior][index]!)
  })
})

test('what the tranches lose together is what the portfolio falls below its value', () => {
  const whole = losses(60_000, 1)[0]!
  const layers = losses(60_000, 3)
  const shares = withTrancheCount([], 3).map(({ share }) => share)
  expect(layers.reduce((sum, loss, index) => sum + loss * shares[index]!, 0)).toBeCloseTo(whole, 9)
})

test('without expected losses nobody loses', () => {
  expect(losses(0, 3)).toEqual([0, 0, 0])
  expect(losses(10_000, 2, 1)).toEqual([0, 0])
})
