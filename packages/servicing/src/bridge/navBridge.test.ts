import { sampleReport, sampleTape } from '@specie/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rollTape } from '../period/rollTape.ts'
import { simulateMonth } from '../period/simulateMonth.ts'
import type { StoredReport } from '../report/StoredReport.ts'
import { type NavBridge, navBridge } from './navBridge.ts'

const NOTHING = { defaulted: [], late: [], prepaid: [] }

function sumOf({ opening, accretion, collected, surprise, impairment, market }: NavBridge): bigint {
  return opening + accretion - collected.total + surprise.total + impairment + market.total
}

function moved({ curve }: StoredReport, by: number, day = curve.day + 31) {
  return { day, forwards: curve.forwards.map((forward) => forward + by) }
}

test('every bridge adds up to the unit, and so do its parts', () => {
  const before = sampleReport(sampleTape(40))
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.string(),
        days: fc.integer({ min: 1, max: 100 }),
        shift: fc.integer({ min: -30_000, max: 30_000 }),
        hazardShift: fc.integer({ min: -5_000_000, max: 20_000_000 }),
        stress: fc.integer({ min: 0, max: 40 }),
        losses: fc.tuple(fc.bigInt(0n, 10n ** 9n), fc.bigInt(0n, 10n ** 9n)),
      }),
      ({ seed, days, shift, hazardShift, stress, losses: [then, now] }) => {
        const to = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
        const order = simulateMonth(
          before.tape,
          { segmentBy: 'grade', segments: before.assumptions },
          { seed, stress },
        )
        const serviced = rollTape(before.tape, to, order)
        const after = sampleReport(serviced.tape, moved(before, shift), 1, hazardShift)
        const cash = {
          interest: serviced.interest,
          principal: serviced.principal,
          recoveries: order.recoveries,
        }
        const bridge = navBridge(
          { report: before, impairment: then },
          { report: after, impairment: now },
          cash,
          order,
        )
        expect(sumOf(bridge)).toBe(bridge.closing)
        const { asScheduled, defaults, prepayments, lateness, other } = bridge.surprise.parts!
        expect(asScheduled + defaults + prepayments + lateness + other).toBe(bridge.surprise.total)
        expect(other).toBe(0n)
        expect(bridge.market.curve + bridge.market.hazard).toBe(bridge.market.total)
      },
    ),
    { numRuns: 30 },
  )
})

test('an unmoved market and a month without events leave accretion, cash and the losses that did not come', () => {
  const before = sampleReport(sampleTape(40))
  const { tape, interest, principal } = rollTape(before.tape, '2026-02-01', NOTHING)
  const after = sampleReport(tape, moved(before, 0), 1)
  const bridge = navBridge(
    { report: before, impairment: 0n },
    { report: after, impairment: 0n },
    { interest, principal, recoveries: 0n },
    NOTHING,
  )
  expect(bridge.market.total).toBe(0n)
  // The pool earns its curve and spread and default premium: 3.7 % and 2 to 4.5 % a year in a month.
  const monthly = Number(bridge.accretion) / Number(bridge.opening)
  expect(monthly).toBeGreaterThan(0.0045)
  expect(monthly).toBeLessThan(0.008)
  expect(bridge.surprise.total).toBe(bridge.surprise.parts!.asScheduled)
  expect(bridge.surprise.parts!.asScheduled > 0n).toBe(true)
})

test('each kind of event is charged with its own sign', () => {
  const before = sampleReport(sampleTape(40))
  const events = { defaulted: ['L0001'], late: ['L0003'], prepaid: ['L0005'] }
  const { tape, interest, principal } = rollTape(before.tape, '2026-02-01', events)
  const after = sampleReport(tape, moved(before, 50_000), 1, 1_000_000)
  const { surprise, market, impairment } = navBridge(
    { report: before, impairment: 0n },
    { report: after, impairment: 300_000_000n },
    { interest, principal, recoveries: 0n },
    events,
  )
  expect(surprise.parts!.defaults < -8_000_000_000n).toBe(true)
  // Curve, spread and expected loss ask more than its 9.5 %: below par, so that being repaid early gains.
  expect(surprise.parts!.prepayments > 0n).toBe(true)
  expect(surprise.parts!.lateness < 0n).toBe(true)
  expect(market.curve < 0n && market.hazard < 0n).toBe(true)
  expect(impairment).toBe(-300_000_000n)
})

test('a month that is exactly as expected brings no surprise', () => {
  // One segment that cannot default or prepay: what is expected is what is scheduled.
  const report = sampleReport(sampleTape(6))
  const certain = report.assumptions.map((segment) => ({ ...segment, hazard: 0, prepayment: 0 }))
  const before = { ...report, assumptions: certain }
  const { tape, interest, principal } = rollTape(report.tape, '2026-02-01', NOTHING)
  const { surprise } = navBridge(
    { report: before, impairment: 0n },
    { report: { ...before, tape, cutOffDate: '2026-02-01' }, impairment: 0n },
    { interest, principal, recoveries: 0n },
  )
  // Instalments are rounded anew at each cut-off: at most a few units a loan over its life.
  expect(surprise.total < 400n && surprise.total > -400n).toBe(true)
})

test('refuses reports in the wrong order', () => {
  const end = { report: sampleReport(sampleTape(2)), impairment: 0n }
  expect(() => navBridge(end, end, { interest: 0n, principal: 0n, recoveries: 0n })).toThrow(
    'after.report.cutOffDate is "2026-01-01"',
  )
})
