import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absRate, annualRate, monthlyRate, psaRate, sdaRate } from './prepaymentRates.ts'
import { averageLife, type OrderOfEvents, type PoolMonth, projectPool } from './projectPool.ts'

const sum = (months: readonly PoolMonth[], field: keyof PoolMonth) =>
  months.reduce((total, month) => total + month[field], 0)

/** Fabozzi, Bond Markets, ch. 11: a $400 million pass-through of 7.5 %, WAC 8.125 %, WAM 357 months. */
const passThrough = { balance: 400e6, rate: 0.08125, months: 357, age: 3, serviceFee: 0.00625 }
const psa = (speed: number) => ({ prepayment: (age: number) => monthlyRate(psaRate(age, speed)) })

describe('prepayment and default models', () => {
  it('follow their standard curves', () => {
    expect(psaRate(1)).toBeCloseTo(0.002, 15)
    expect(psaRate(30)).toBeCloseTo(0.06, 15)
    expect(psaRate(200, 1.5)).toBeCloseTo(0.09, 15)
    // SIFMA, Standard Default Assumption
    expect([1, 30, 45, 60, 90, 120, 200].map((age) => sdaRate(age))).toEqual(
      [0.0002, 0.006, 0.006, 0.006, 0.00315, 0.0003, 0.0003].map((rate) => expect.closeTo(rate, 12)),
    )
    // Fabozzi, ch. 14: at 1.5 % ABS the SMM of month 14 is 1.86 %
    expect(absRate(14, 0.015)).toBeCloseTo(0.0186, 4)
    expect(absRate(1, 0.015)).toBeCloseTo(0.015, 15)
  })

  it('turn monthly into annual rates and back', () => {
    // Fabozzi, ch. 11: CPR 6 % is SMM 0.5143 %
    expect(monthlyRate(0.06)).toBeCloseTo(0.005143, 6)
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (rate) => {
        expect(annualRate(monthlyRate(rate))).toBeCloseTo(rate, 12)
      }),
    )
    expect(() => monthlyRate(1.5)).toThrow(/annual/)
  })
})

describe('a pool', () => {
  it('pays what the textbook says at 100 % PSA', () => {
    // Fabozzi, Exhibit 11-4, months 1 and 2 and 30
    const months = projectPool(passThrough, psa(1))
    expect(months[0]!.interest).toBeCloseTo(2_500_000, 0)
    expect(months[0]!.scheduled).toBeCloseTo(267_535, -1)
    expect(months[0]!.prepaid).toBeCloseTo(267_470, -1)
    expect(months[1]!.openingBalance).toBeCloseTo(399_464_995, -1)
    expect(months[1]!.prepaid).toBeCloseTo(334_198, -1)
    expect(months[356]!.closingBalance).toBe(0)
  })

  it('has the published average lives', () => {
    // Fabozzi, ch. 11, average life of the pass-through by PSA speed; months counted without payment delay
    const published: [number, number][] = [
      [0.5, 15.11],
      [1, 11.66],
      [1.65, 8.76],
      [2, 7.68],
      [3, 5.63],
      [4, 4.44],
      [5, 3.68],
      [6, 3.16],
      [7, 2.78],
    ]
    for (const [speed, years] of published) {
      expect(Math.abs(averageLife(projectPool(passThrough, psa(speed))) - years), `${speed}`).toBeLessThan(
        0.025,
      )
    }
  })

  it('returns its whole balance as principal or loss, in any order of events', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 360 }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.double({ min: 0, max: 0.2, noNaN: true }),
        fc.integer({ min: 0, max: 24 }),
        fc.constantFrom<OrderOfEvents>(
          'default, schedule, prepayment',
          'schedule, prepayment, default',
          'together',
        ),
        (term, rate, smm, mdr, recoveryLag, order) => {
          const months = projectPool(
            { balance: 1_000_000, rate, months: term },
            { prepayment: () => smm, defaults: () => mdr, severity: 0.6, recoveryLag, order },
          )
          const returned = sum(months, 'scheduled') + sum(months, 'prepaid') + sum(months, 'recovered')
          expect(returned + sum(months, 'lost')).toBeCloseTo(1_000_000, 4)
          expect(sum(months, 'lost')).toBeCloseTo(0.6 * sum(months, 'defaulted'), 4)
        },
      ),
    )
  })

  it('loses more when defaults come before the payment than after', () => {
    const lost = (order: OrderOfEvents) =>
      sum(
        projectPool({ balance: 100, rate: 0.1, months: 60 }, { defaults: () => 0.01, severity: 1, order }),
        'lost',
      )
    expect(lost('default, schedule, prepayment')).toBeGreaterThan(lost('schedule, prepayment, default'))
    expect(lost('together')).toBeCloseTo(lost('schedule, prepayment, default'), 12)
  })

  it('waits for recoveries as long as the lag', () => {
    const months = projectPool(
      { balance: 100, rate: 0.1, months: 3 },
      { defaults: () => 0.1, severity: 0.4, recoveryLag: 5 },
    )
    expect(months).toHaveLength(8)
    expect(months[4]!.recovered).toBe(0)
    expect(months[5]!.recovered).toBeCloseTo(6, 12)
  })

  it('refuses shares beyond one', () => {
    expect(() => projectPool({ balance: 1, rate: 0.1, months: 3 }, { prepayment: () => 1.1 })).toThrow(
      /prepayment/,
    )
  })
})
