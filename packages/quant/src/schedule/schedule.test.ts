import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDay } from '../date/toDay.ts'
import { toIso } from '../date/toIso.ts'
import type { DayCount } from '../daycount/DayCount.ts'
import type { LoanKind, LoanTerms } from './LoanTerms.ts'
import { scheduleOf } from './scheduleOf.ts'

function loan(overrides: Partial<LoanTerms> = {}): LoanTerms {
  return {
    kind: 'level-pay',
    dayCount: '30/360',
    frequencyMonths: 1,
    originationDate: '2026-01-01',
    firstPaymentDate: '2026-02-01',
    maturityDate: '2027-01-01',
    balance: 1_000_000_000n,
    rate: 120_000_000n,
    payment: null,
    schedule: null,
    ...overrides,
  }
}

const dayCounts: DayCount[] = ['30/360', '30E/360', 'ACT/360', 'ACT/365F', 'ACT/ACT', 'equal periods']
const kinds: LoanKind[] = ['level-pay', 'equal-principal', 'interest-only', 'bullet', 'receivable']
const loans = fc
  .record({
    kind: fc.constantFrom(...kinds),
    dayCount: fc.constantFrom(...dayCounts),
    frequencyMonths: fc.constantFrom(1, 3, 6, 12),
    origination: fc.integer({ min: 15_000, max: 20_000 }),
    firstAfter: fc.integer({ min: 0, max: 400 }),
    termAfter: fc.integer({ min: 1, max: 10_950 }),
    balance: fc.bigInt({ min: 1n, max: 10n ** 15n }),
    rate: fc.bigInt({ min: 0n, max: 400_000_000n }),
  })
  .map(({ origination, firstAfter, termAfter, ...rest }) => ({
    ...rest,
    originationDate: toIso(origination),
    firstPaymentDate: toIso(origination + firstAfter),
    maturityDate: toIso(origination + firstAfter + termAfter),
    payment: null,
    schedule: null,
  }))

describe('a level-pay loan', () => {
  it('pays the annuity and ends at zero', () => {
    const flows = scheduleOf(loan(), '2026-01-01')
    // Excel: PMT(1%, 12, -1000) = 88.8487886783
    expect(flows).toHaveLength(12)
    expect(flows[0]).toEqual({
      date: '2026-02-01',
      interest: 10_000_000n,
      principal: 78_848_789n,
      balance: 921_151_211n,
    })
    expect(flows.at(-1)!.date).toBe('2027-01-01')
    expect(flows.at(-1)!.balance).toBe(0n)
    expect(flows.at(-1)!.principal + flows.at(-1)!.interest).toBeGreaterThan(88_848_700n)
  })

  it('keeps its instalment and its dates when it is cut off in the middle of its life', () => {
    const whole = scheduleOf(loan(), '2026-01-01')
    const rest = scheduleOf(loan({ balance: whole[4]!.balance, payment: 88_848_789n }), '2026-06-15')
    expect(rest).toEqual(whole.slice(5))
  })

  it('pays the 31st on the last day of a shorter month', () => {
    const flows = scheduleOf(
      loan({ originationDate: '2025-12-31', firstPaymentDate: '2026-01-31', maturityDate: '2026-05-31' }),
      '2026-01-01',
    )
    expect(flows.map((flow) => flow.date)).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ])
    expect(flows[0]!.interest).toBe(10_000_000n)
  })

  it('adds interest that its instalment does not cover to the balance, and clears it at maturity', () => {
    const flows = scheduleOf(loan({ payment: 5_000_000n }), '2026-01-01')
    expect(flows[0]!.principal).toBe(-5_000_000n)
    expect(flows.at(-1)!.balance).toBe(0n)
  })

  it('ends early when its instalment is larger than it needs', () => {
    const flows = scheduleOf(loan({ payment: 300_000_000n }), '2026-01-01')
    expect(flows).toHaveLength(4)
    expect(flows.at(-1)!.balance).toBe(0n)
  })

  it('counts a short last period by its days', () => {
    const flows = scheduleOf(
      loan({ maturityDate: '2026-12-17', dayCount: 'ACT/365F', kind: 'interest-only' }),
      '2026-01-01',
    )
    expect(flows.at(-1)!.interest).toBe(BigInt(Math.round((1e9 * 0.12 * 16) / 365)))
  })
})

describe('other kinds', () => {
  it('interest-only pays interest and the principal at maturity', () => {
    const flows = scheduleOf(
      loan({ kind: 'interest-only', frequencyMonths: 3, firstPaymentDate: '2026-04-01' }),
      '2026-01-01',
    )
    expect(flows.map((flow) => [flow.interest, flow.principal])).toEqual([
      [30_000_000n, 0n],
      [30_000_000n, 0n],
      [30_000_000n, 0n],
      [30_000_000n, 1_000_000_000n],
    ])
  })

  it('a bullet pays simple interest since origination, also when it is cut off later', () => {
    const flows = scheduleOf(loan({ kind: 'bullet', dayCount: 'ACT/360' }), '2026-09-01')
    expect(flows).toEqual([
      { date: '2027-01-01', interest: 121_666_667n, principal: 1_000_000_000n, balance: 0n },
    ])
  })

  it('a receivable pays its face once', () => {
    expect(scheduleOf(loan({ kind: 'receivable' }), '2026-09-01')).toEqual([
      { date: '2027-01-01', interest: 0n, principal: 1_000_000_000n, balance: 0n },
    ])
  })

  it('a custom loan pays its list, interest first, what is beyond the balance as interest', () => {
    const schedule = [
      { date: '2026-03-01', amount: 600_000_000n },
      { date: '2026-09-01', amount: 700_000_000n },
    ]
    const flows = scheduleOf(
      loan({ kind: 'custom', schedule, rate: 0n, maturityDate: '2026-09-01' }),
      '2026-01-01',
    )
    expect(flows.map((flow) => [flow.interest, flow.principal])).toEqual([
      [0n, 600_000_000n],
      [300_000_000n, 400_000_000n],
    ])
  })

  it('a loan past its maturity owes its balance the next day', () => {
    expect(scheduleOf(loan(), '2027-06-30')).toEqual([
      { date: '2027-07-01', interest: 0n, principal: 1_000_000_000n, balance: 0n },
    ])
  })
})

describe('every schedule', () => {
  it('repays exactly the balance, on ascending days after the cut-off', () => {
    fc.assert(
      fc.property(loans, (terms) => {
        const flows = scheduleOf(terms, terms.originationDate)
        expect(flows.reduce((sum, flow) => sum + flow.principal, 0n)).toBe(terms.balance)
        const days = flows.map((flow) => toDay(flow.date))
        expect(days.every((day, n) => day > (days[n - 1] ?? toDay(terms.originationDate)))).toBe(true)
      }),
    )
  })

  it('is the whole again when it is cut in two', () => {
    fc.assert(
      fc.property(loans, fc.nat({ max: 40 }), (terms, n) => {
        const whole = scheduleOf(terms, terms.originationDate)
        const cut = whole[n]
        if (cut === undefined || cut.balance === 0n) return
        const payment = terms.kind === 'level-pay' ? whole[0]!.interest + whole[0]!.principal : null
        expect(scheduleOf({ ...terms, balance: cut.balance, payment }, cut.date)).toEqual(whole.slice(n + 1))
      }),
    )
  })

  it.each<[string, Partial<LoanTerms>]>([
    ['maturityDate', { maturityDate: '2025-01-01' }],
    ['firstPaymentDate', { firstPaymentDate: '2028-01-01' }],
    ['frequencyMonths', { frequencyMonths: 5 }],
    ['balance', { balance: -1n }],
    ['rate', { rate: -1n }],
    ['schedule', { kind: 'custom', schedule: [] }],
    ['date', { maturityDate: '2026-02-30' }],
    ['originationDate', { originationDate: '2026-01-02' }],
  ])('refuses an impossible %s by name', (name, overrides) => {
    expect(() => scheduleOf(loan(overrides), '2026-01-01')).toThrow(name)
  })
})
