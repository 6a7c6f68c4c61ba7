import { describe, expect, it } from 'vitest'
import { type ActusEvent, actusEvents } from './actusEvents.ts'
import type { ActusObserved } from './Observed.ts'
import type { ActusTermRecord } from './terms/values.ts'

const BOND = {
  contractType: 'PAM',
  contractID: 'bond',
  contractRole: 'RPA',
  statusDate: '2025-01-01',
  initialExchangeDate: '2025-01-15',
  maturityDate: '2026-01-15',
  currency: 'USD',
  notionalPrincipal: 1_000_000,
  nominalInterestRate: 0.06,
  cycleAnchorDateOfInterestPayment: '2025-04-15',
  cycleOfInterestPayment: 'P3ML0',
  dayCountConvention: '30E360',
  prepaymentEffect: 'M',
}

const LOAN = {
  ...BOND,
  contractType: 'LAM',
  contractID: 'loan',
  notionalPrincipal: 1200,
  nominalInterestRate: 0.12,
  maturityDate: '2025-04-15',
  cycleAnchorDateOfInterestPayment: '2025-02-15',
  cycleOfInterestPayment: 'P1ML0',
  cycleAnchorDateOfPrincipalRedemption: '2025-02-15',
  cycleOfPrincipalRedemption: 'P1ML0',
}

/** Events as `date type payoff notional`, numbers to a hundredth. */
function told(terms: ActusTermRecord, observed: ActusObserved): string[] {
  const hundredths = (value: number) => Math.round(value * 100) / 100 + 0
  return actusEvents(terms, observed).map(
    (event: ActusEvent) =>
      `${event.eventDate.slice(0, 10)} ${event.eventType} ${hundredths(event.payoff)} ${hundredths(event.notionalPrincipal)}`,
  )
}

function prepaid(time: string, value: number): ActusObserved {
  return { eventsObserved: [{ time, type: 'PP', value }] }
}

describe('a prepayment', () => {
  it('takes notional; interest of its day is paid on the next: 60 days on a million, 30 on 600,000', () => {
    expect(told(BOND, prepaid('2025-06-15', 400_000)).slice(2)).toEqual([
      '2025-06-15 PP 400000 600000',
      '2025-07-15 IP 13000 600000',
      '2025-10-15 IP 9000 600000',
      '2026-01-15 IP 9000 600000',
      '2026-01-15 MD 600000 0',
    ])
  })

  it('does not happen where the terms allow none, and never exceeds what is outstanding', () => {
    const { prepaymentEffect: _, ...closed } = BOND
    expect(told(closed, prepaid('2025-06-15', 400_000))).toEqual(told(BOND, {}))
    expect(told(BOND, prepaid('2025-06-15', 5_000_000)).slice(2, 4)).toEqual([
      '2025-06-15 PP 1000000 0',
      '2025-07-15 IP 10000 0',
    ])
  })

  it('flows the other way for who borrows', () => {
    const payoffs = (contractRole: string) =>
      actusEvents({ ...BOND, contractRole }, prepaid('2025-06-15', 400_000)).map(({ payoff }) => payoff + 0)
    expect(payoffs('RPL')).toEqual(payoffs('RPA').map((payoff) => -payoff + 0))
  })

  it('ends a linear amortizer earlier (M) or makes its redemptions smaller (A)', () => {
    const lines = (prepaymentEffect: string) =>
      told({ ...LOAN, prepaymentEffect }, prepaid('2025-03-01', 600)).filter((line) => !line.includes(' IP '))
    expect(lines('M').slice(1)).toEqual([
      '2025-02-15 PR 400 800',
      '2025-03-01 PP 600 200',
      '2025-03-15 PR 200 0',
      '2025-04-15 MD 0 0',
    ])
    expect(lines('A').slice(1)).toEqual([
      '2025-02-15 PR 400 800',
      '2025-03-01 PP 600 200',
      '2025-03-15 PR 100 100',
      '2025-04-15 MD 100 0',
    ])
  })

  it('leaves an annuity with level payments that repay the rest by its end (A)', () => {
    const annuity = {
      ...LOAN,
      contractType: 'ANN',
      maturityDate: '2026-01-15',
      prepaymentEffect: 'A',
    }
    const events = actusEvents(annuity, prepaid('2025-06-15', 300))
    const days = new Map<string, number>()
    for (const { eventDate, eventType, payoff } of events)
      if (['IP', 'PR', 'MD'].includes(eventType)) days.set(eventDate, (days.get(eventDate) ?? 0) + payoff)
    const payments = [...days.values()]
    const [before, after] = [payments[0]!, payments.at(-1)!]
    expect(after).toBeLessThan(before)
    for (const payment of payments.slice(0, 4)) expect(payment).toBeCloseTo(before, 9)
    for (const payment of payments.slice(-6)) expect(payment).toBeCloseTo(after, 9)
    expect(events.at(-1)).toMatchObject({ eventType: 'MD', notionalPrincipal: 0 })
  })
})

describe('the penalty of a prepayment', () => {
  const penalty = (terms: ActusTermRecord, observed: ActusObserved = {}) =>
    told({ ...BOND, ...terms }, { ...observed, ...prepaid('2025-06-15', 400_000) })[2]

  it('is an amount (A), or a rate on the notional for the 60 days since the last event (N)', () => {
    expect(penalty({ penaltyType: 'A', penaltyRate: 5000 })).toBe('2025-06-15 PY 5000 1000000')
    expect(penalty({ penaltyType: 'N', penaltyRate: 0.01 })).toBe('2025-06-15 PY 1666.67 1000000')
  })

  it('is the rate above the market’s (I), nothing where the market’s is higher', () => {
    const terms = { penaltyType: 'I', marketObjectCodeOfRateReset: 'SOFR' }
    const market = (value: number) => ({ dataObserved: { SOFR: [{ timestamp: '2025-01-01', value }] } })
    expect(penalty(terms, market(0.04))).toBe('2025-06-15 PY 3333.33 1000000')
    expect(penalty(terms, market(0.07))).toBe('2025-06-15 PY 0 1000000')
  })
})
