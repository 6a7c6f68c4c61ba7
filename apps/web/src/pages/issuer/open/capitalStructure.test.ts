import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  keptByIssuer,
  resized,
  type TrancheTerms,
  trancheLayers,
  withTrancheCount,
} from './capitalStructure.ts'

const three = withTrancheCount([], 3)
const total = (tranches: readonly TrancheTerms[]) => tranches.reduce((sum, { share }) => sum + share, 0)

test('the layers of the usual three tranches meet without gap', () => {
  const layers = trancheLayers(three)
  expect(layers.map(({ attaches, exhausts }) => [attaches, exhausts])).toEqual([
    [0.35, 1],
    [0.15, 0.35],
    [0, 0.15],
  ])
})

test('a senior tranche grows at the cost of the residual, and never takes all of it', () => {
  expect(resized(three, 0, 0.7).map(({ share }) => share)).toEqual([0.7, 0.2, 0.1])
  expect(resized(three, 0, 5).map(({ share }) => share)).toEqual([0.79, 0.2, 0.01])
})

test('no resizing offers more than the whole value, or less than something of each tranche', () => {
  const step = fc.record({ index: fc.nat({ max: 2 }), share: fc.double({ min: -1, max: 2 }) })
  fc.assert(
    fc.property(fc.array(step), fc.constantFrom(1 as const, 2 as const, 3 as const), (steps, count) => {
      const start = withTrancheCount(three, count)
      const end = steps.reduce(
        (now, { index, share }) => resized(now, Math.min(index, count - 1), share),
        start,
      )
      expect(total(end)).toBeLessThanOrEqual(1 + 1e-9)
      for (const { share } of end) expect(share).toBeGreaterThanOrEqual(0.01 - 1e-9)
      expect(total(end) + keptByIssuer(end)).toBeCloseTo(1, 6)
    }),
  )
})

test('a smaller residual leaves the rest with the issuer', () => {
  expect(keptByIssuer(resized(three, 2, 0.05))).toBe(0.1)
})
