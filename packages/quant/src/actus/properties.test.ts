import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toIso } from '../date/toIso.ts'
import { type ActusEvent, actusEvents } from './actusEvents.ts'
import { parseCycle } from './cycle.ts'
import { scheduleTimes } from './schedule.ts'

const loans = fc.record({
  start: fc.integer({ min: 15_000, max: 20_000 }),
  years: fc.integer({ min: 1, max: 8 }),
  stubDays: fc.integer({ min: 0, max: 80 }),
  role: fc.constantFrom('RPA', 'RPL'),
  rate: fc.double({ min: -0.02, max: 0.2, noNaN: true }),
  dayCount: fc.constantFrom('AA', 'A360', 'A365', '30E360'),
  cycle: fc.constantFrom('P1ML1', 'P3ML1', 'P6ML1', 'P1YL1', 'P2WL1', 'P1ML0', 'P3ML0'),
  endOfMonth: fc.constantFrom('SD', 'EOM'),
})

type Loan = typeof loans extends fc.Arbitrary<infer Value> ? Value : never

function termsOf(type: string, loan: Loan) {
  const start = toIso(loan.start)
  return {
    contractType: type,
    contractID: 'loan',
    contractRole: loan.role,
    statusDate: toIso(loan.start - 1),
    initialExchangeDate: start,
    maturityDate: toIso(loan.start + 365 * loan.years + loan.stubDays),
    currency: 'USD',
    notionalPrincipal: 10_000,
    nominalInterestRate: loan.rate,
    dayCountConvention: loan.dayCount,
    endOfMonthConvention: loan.endOfMonth,
    cycleAnchorDateOfInterestPayment: start,
    cycleOfInterestPayment: loan.cycle,
    cycleOfPrincipalRedemption: loan.cycle,
  }
}

const flows = (events: readonly ActusEvent[], ...types: string[]) =>
  events.filter((event) => types.includes(event.eventType))
const total = (events: readonly ActusEvent[]) => events.reduce((sum, event) => sum + event.payoff, 0)

describe('ACTUS contracts', () => {
  it('have the same cash flows after a status date, whichever it is (PAM)', () => {
    fc.assert(
      fc.property(loans, fc.integer({ min: 1, max: 364 }), (loan, later) => {
        const terms = termsOf('PAM', loan)
        const statusDate = toIso(loan.start + later)
        const whole = actusEvents(terms).filter((event) => event.eventDate.slice(0, 10) > statusDate)
        const rest = actusEvents({ ...terms, statusDate })
        expect(rest.map((event) => `${event.eventDate} ${event.eventType}`)).toEqual(
          whole.map((event) => `${event.eventDate} ${event.eventType}`),
        )
        rest.forEach((event, n) => {
          expect(event.payoff).toBeCloseTo(whole[n]!.payoff, 7)
        })
      }),
      { numRuns: 100 },
    )
  })

  it('pay over their life the interest that two contracts pay, of which one ends where the other begins (PAM)', () => {
    fc.assert(
      fc.property(loans, fc.integer({ min: 1, max: 364 }), (loan, later) => {
        const terms = termsOf('PAM', loan)
        const split = toIso(loan.start + later)
        const first = { ...terms, maturityDate: split }
        const second = { ...terms, initialExchangeDate: split, cycleAnchorDateOfInterestPayment: split }
        const parts = [first, second].map((part) => total(flows(actusEvents(part), 'IP')))
        expect(total(flows(actusEvents(terms), 'IP'))).toBeCloseTo(parts[0]! + parts[1]!, 7)
      }),
      { numRuns: 100 },
    )
  })

  it('repay exactly what was lent, and the borrower has the mirror image of the lender', () => {
    fc.assert(
      fc.property(loans, fc.constantFrom('PAM', 'LAM', 'ANN', 'NAM'), (loan, type) => {
        const payment = type === 'NAM' ? { nextPrincipalRedemptionPayment: 150 } : {}
        const terms = { ...termsOf(type, loan), ...payment }
        const lender = actusEvents({ ...terms, contractRole: 'RPA' })
        const borrower = actusEvents({ ...terms, contractRole: 'RPL' })
        expect(total(flows(lender, 'IED', 'PR', 'MD'))).toBeCloseTo(0, 6)
        expect(lender.at(-1)?.notionalPrincipal).toBeCloseTo(0, 9)
        expect(borrower).toHaveLength(lender.length)
        borrower.forEach((event, n) => {
          expect(event.payoff).toBeCloseTo(-lender[n]!.payoff, 9)
          expect(event.notionalPrincipal).toBeCloseTo(-lender[n]!.notionalPrincipal, 9)
        })
      }),
      { numRuns: 100 },
    )
  })

  it('pay level amounts when they are annuities', () => {
    fc.assert(
      fc.property(loans, (loan) => {
        const terms = { ...termsOf('ANN', loan), contractRole: 'RPA', cycleAnchorDateOfInterestPayment: null }
        const paid = new Map<string, number>()
        for (const { eventDate, payoff } of flows(actusEvents(terms), 'PR', 'IP', 'MD')) {
          paid.set(eventDate, (paid.get(eventDate) ?? 0) + payoff)
        }
        const amounts = [...paid.values()]
        for (const amount of amounts) expect(amount).toBeCloseTo(amounts[0]!, 6)
      }),
      { numRuns: 100 },
    )
  })

  it('have schedules that ascend from their start to their end', () => {
    fc.assert(
      fc.property(loans, fc.boolean(), (loan, includeEnd) => {
        const start = loan.start * 86_400
        const end = start + (365 * loan.years + loan.stubDays) * 86_400
        const endOfMonth = loan.endOfMonth as 'SD' | 'EOM'
        const times = scheduleTimes({ start, cycle: parseCycle(loan.cycle), end, endOfMonth, includeEnd })
        expect(times[0]).toBe(start)
        times.slice(1).forEach((time, n) => {
          expect(time).toBeGreaterThan(times[n]!)
        })
        expect(times.at(-1)! <= end && (times.at(-1) === end) === includeEnd).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})
