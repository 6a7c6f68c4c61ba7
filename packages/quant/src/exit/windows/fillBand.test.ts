import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillBand } from './fillBand.ts'

const terms = { waiting: 1_000, supply: 100_000, price: 1, most: 1, history: [] }

describe('what is to be expected of an order', () => {
  test('is all of it where the cash stands there already', () => {
    const [fill] = fillBand({ ...terms, windows: [{ joining: 0, funded: 1_000 }] })
    expect(fill!.since(0)).toEqual({ low: 1, expected: 1, high: 1 })
  })

  test('lies evenly between what stands there and all when no window was ever settled', () => {
    const [fill] = fillBand({ ...terms, windows: [{ joining: 0, funded: 200 }] })
    const { low, expected, high } = fill!.since(0)
    expect(low).toBeCloseTo(0.28, 1)
    expect(expected).toBeCloseTo(0.6, 1)
    expect(high).toBeCloseTo(0.92, 1)
  })

  test('follows the windows before: half brought each time leaves a quarter after two', () => {
    const history = Array.from({ length: 200 }, () => ({ funded: 0.005, joined: 0 }))
    const windows = [
      { joining: 0, funded: 0 },
      { joining: 0, funded: 0 },
    ]
    const fills = fillBand({ ...terms, waiting: 1_000, windows, history })
    expect(fills[0]!.since(0).low).toBeCloseTo(0.5, 6)
    // The second window has cash for all that is left.
    expect(fills[1]!.since(0).low).toBeCloseTo(1, 6)
    expect(fills[1]!.since(1).low).toBeCloseTo(1, 6)
    const limited = fillBand({ ...terms, most: 0.0025, windows, history })
    expect(limited[1]!.since(0).high).toBeCloseTo(1 - 0.75 * (2 / 3), 6)
  })

  test('is ordered, within nothing and all, and grows from window to window', () => {
    const amount = fc.double({ min: 0, max: 5_000, noNaN: true })
    const part = fc.double({ min: 0, max: 0.2, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.record({ joining: amount, funded: amount }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.record({ funded: part, joined: part }), { maxLength: 4 }),
        (windows, history) => {
          const fills = fillBand({ ...terms, windows, history }).map((fill) => fill.since(0))
          for (const [n, { low, expected, high }] of fills.entries()) {
            expect(low).toBeGreaterThanOrEqual(0)
            expect(low).toBeLessThanOrEqual(high)
            expect(high).toBeLessThanOrEqual(1)
            expect(expected).toBeGreaterThanOrEqual((n === 0 ? 0 : fills[n - 1]!.expected) - 1e-9)
          }
        },
      ),
      { numRuns: 30 },
    )
  })
})
