import { exactValue, poolMetrics } from '@specie/quant'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lossPicture } from './lossPicture.ts'
import { tasks } from './tasks.ts'
import { vintageLines } from './vintageLines.ts'
import { type Base, CALM } from './World.ts'

const ladder = [20_000_000, 60_000_000].map((hazard) => ({
  hazard,
  recovery: 400_000_000,
  spread: 30_000_000,
  cash: Array.from({ length: 24 }, () => 30_000_000_000n),
  openingBalance: Array.from({ length: 24 }, (_, month) => 27_600_000_000n * BigInt(24 - month)),
}))
const market = { forwards: Array.from({ length: 10 }, () => 400_000), hazardShift: 0 }
const { value } = exactValue(ladder, market.forwards)
const base: Base = {
  ladder,
  market,
  impairment: 0n,
  fees: 0n,
  trapped: 0n,
  claims: [
    { symbol: 'SNR', amount: (value * 6n) / 10n },
    { symbol: 'MEZ', amount: (value * 2n) / 10n },
    { symbol: 'JNR', amount: 0n },
  ],
}
const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n)

describe('the valuation tab', () => {
  it('shows the value of the contracts’ arithmetic, and tranches that share it out to the unit', () => {
    const picture = tasks.value(base)
    expect(picture.value).toBe(value)
    expect(total(picture.tranches)).toBe(value)
    expect(picture.metrics).toEqual(poolMetrics(ladder, market.forwards))
    expect(total(tasks.value({ ...base, impairment: 1_000n }).tranches)).toBe(value - 1_000n)
    expect(total(tasks.value({ ...base, impairment: value * 2n }).tranches)).toBe(0n)
  })

  it('moves the value down by the hard end of every lever and up by the easy one', () => {
    const { levers } = tasks.value(base)
    expect(levers).toHaveLength(4)
    for (const { ends } of levers) {
      expect(ends[0]!.change).toBeLessThan(0n)
      if (ends[1] !== undefined) expect(ends[1].change).toBeGreaterThan(0n)
      for (const end of ends) expect(total(end.tranches)).toBe(end.change)
    }
  })

  it('leaves the cash as expected in a calm world, and never brings more of it in a harder one', () => {
    for (const { expected, stressed } of tasks.cash({ base, stress: CALM }).months)
      expect(stressed).toBe(expected)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 300 }),
        (hazard, recovery, curve) => {
          const picture = tasks.cash({ base, stress: { hazard, recovery, curve } })
          const sum = (key: 'expected' | 'stressed') =>
            picture.months.reduce((cash, month) => cash + month[key], 0)
          expect(sum('stressed')).toBeLessThanOrEqual(sum('expected') * (1 + 1e-12))
          expect(picture.stressed.value).toBeLessThanOrEqual(picture.calm.value)
          expect(picture.stressedLoss).toBeGreaterThanOrEqual(picture.expectedLoss * (1 - 1e-12))
          picture.stressed.tranches.forEach((tranche, n) => {
            expect(tranche).toBeLessThanOrEqual(picture.calm.tranches[n]!)
          })
        },
      ),
      { numRuns: 25 },
    )
  })

  it('puts losses on tranches from the junior up, whose losses add up to the pool’s', () => {
    const groups = [
      { loans: 20, pd: 0.05, loss: 500 },
      { loans: 30, pd: 0.02, loss: 900 },
    ]
    const picture = lossPicture({
      groups,
      correlation: 0.3,
      balance: 50_000,
      claims: [
        { symbol: 'SNR', amount: 40_000 },
        { symbol: 'MEZ', amount: 8_000 },
      ],
      residual: 'JNR',
    })
    expect(
      picture.tranches.map(({ symbol, attachment, detachment }) => [symbol, attachment, detachment]),
    ).toEqual([
      ['JNR', 0, 2_000],
      ['MEZ', 2_000, 10_000],
      ['SNR', 10_000, 50_000],
    ])
    const borne = picture.tranches.reduce(
      (sum, { attachment, detachment, expectedLoss }) => sum + (detachment - attachment) * expectedLoss!,
      0,
    )
    expect(borne).toBeCloseTo(picture.expectedLoss, 6)
    expect(picture.expectedLoss).toBeCloseTo(20 * 0.05 * 500 + 30 * 0.02 * 900, 1)
  })

  it('gives a residual without anything beneath the claims no loss of its own', () => {
    const { tranches } = lossPicture({
      groups: [{ loans: 5, pd: 0.1, loss: 10 }],
      correlation: 0,
      balance: 100,
      claims: [{ symbol: 'SNR', amount: 120 }],
      residual: 'JNR',
    })
    expect(tranches[0]).toMatchObject({ symbol: 'JNR', attachment: 0, detachment: 0, expectedLoss: null })
    expect(tranches[1]).toMatchObject({ symbol: 'SNR', attachment: 0, detachment: 100 })
  })

  it('draws vintages over the same months and tells only what reports tell', () => {
    const vintage = { loans: 1, balance: '1', age: 3, expected: [0, 0.01, 0.02] }
    const { months, lines } = vintageLines([
      {
        ...vintage,
        name: '2024',
        realised: [
          { months: 0, share: 0 },
          { months: 1, share: 0.05 },
        ],
      },
      {
        ...vintage,
        name: '2025',
        realised: [
          { months: 0, share: 0 },
          { months: 1, share: null },
        ],
      },
    ])
    expect(months).toEqual([0, 1, 2])
    expect(lines.map(({ name, expected }) => [name, expected])).toEqual([
      ['2024', true],
      ['2024', false],
      ['2025', true],
    ])
    expect(lines[1]!.values).toEqual([0, 0.05, null])
  })
})
