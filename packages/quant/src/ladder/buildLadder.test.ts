import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '../date/addMonths.ts'
import { toDay } from '../date/toDay.ts'
import { toIso } from '../date/toIso.ts'
import type { LoanTerms } from '../schedule/LoanTerms.ts'
import { scheduleOf } from '../schedule/scheduleOf.ts'
import { buildLadder } from './buildLadder.ts'

const CUT_OFF = '2026-01-15'
const assumptions = [
  { name: 'A', hazard: 10_000_000, recovery: 400_000_000, spread: 20_000_000, prepayment: 0 },
  { name: 'B', hazard: 50_000_000, recovery: 300_000_000, spread: 40_000_000, prepayment: 10_000_000 },
]

function loan(grade: string, overrides: Partial<LoanTerms> = {}): LoanTerms & { grade: string } {
  return {
    grade,
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
const build = (loans: (LoanTerms & { grade: string })[]) =>
  buildLadder(loans, CUT_OFF, assumptions, (item) => item.grade)
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

describe('the ladder of a tape', () => {
  it('puts each payment into the month that it falls in, by segment in order of name', () => {
    const { ladder, names, counts } = build([loan('B', { kind: 'receivable' }), loan('A'), loan('A')])
    expect(names).toEqual(['A', 'B'])
    expect(counts).toEqual([2, 1])
    const flows = scheduleOf(loan('A'), CUT_OFF)
    expect(ladder[0]!.cash).toEqual(flows.map((flow) => 2n * (flow.interest + flow.principal)))
    expect(ladder[0]!.openingBalance).toEqual([
      2_000_000_000n,
      ...flows.slice(0, -1).map((flow) => 2n * flow.balance),
    ])
    // 1 January 2027 lies in the twelfth month after 15 January 2026
    expect(ladder[1]!.cash.findIndex((amount) => amount > 0n)).toBe(11)
  })

  it('counts a payment on a month’s end into that month, also at the end of February', () => {
    const due = (maturityDate: string) =>
      buildLadder([loan('A', { kind: 'bullet', maturityDate })], '2026-01-31', assumptions, () => 'A')
        .ladder[0]!.cash.length
    expect(due('2026-02-28')).toBe(1)
    expect(due('2026-03-01')).toBe(2)
    expect(due('2026-03-31')).toBe(2)
  })

  it('prepays a share of the balance after each scheduled payment, and everything is repaid', () => {
    const { ladder } = build([loan('B')])
    const flows = scheduleOf(loan('B'), CUT_OFF)
    const first = Number(flows[0]!.interest + flows[0]!.principal) + 0.01 * Number(flows[0]!.balance)
    expect(ladder[0]!.cash[0]).toBe(BigInt(Math.round(first)))
    expect(ladder[0]!.openingBalance[1]).toBe(BigInt(Math.round(0.99 * Number(flows[0]!.balance))))
    // cash is interest on what is outstanding and the whole balance, to half a unit a row
    const interest = ladder[0]!.openingBalance.reduce((total, balance) => total + Number(balance) * 0.01, 0)
    expect(Math.abs(Number(sum(ladder[0]!.cash)) - 1e9 - interest)).toBeLessThan(20)
  })

  it('does not prepay receivables', () => {
    const { ladder } = build([loan('B', { kind: 'receivable' })])
    expect(sum(ladder[0]!.cash)).toBe(1_000_000_000n)
    expect(ladder[0]!.cash[0]).toBe(0n)
  })

  it('refuses a segment without assumptions and a loan that pays after thirty years', () => {
    expect(() => build([loan('C')])).toThrow(/assumptions is/)
    expect(() => build([loan('A', { maturityDate: '2060-01-01' })])).toThrow(/maturityDate/)
  })
})

describe('the quick way through regular loans', () => {
  const loans = fc
    .record({
      kind: fc.constantFrom('level-pay' as const, 'interest-only' as const),
      dayCount: fc.constantFrom('30/360' as const, '30E/360' as const, 'ACT/365F' as const),
      frequencyMonths: fc.constantFrom(1, 3, 6, 12),
      first: fc.integer({ min: 16_000, max: 21_500 }),
      // a year less than thirty, so that a stub after the last anniversary still falls within the ladder
      payments: fc.integer({ min: 1, max: 29 }),
      before: fc.integer({ min: 0, max: 40 }),
      stub: fc.constantFrom(0, 0, 0, 9),
      balance: fc.bigInt({ min: 1n, max: 10n ** 11n }),
      rate: fc.bigInt({ min: 0n, max: 300_000_000n }),
      payment: fc.constantFrom(null, null, 10n ** 9n),
    })
    .map(({ first, payments, before, stub, frequencyMonths, ...rest }) => {
      const regular = before > 30 ? addMonths(first, -frequencyMonths) : first - before
      return {
        ...rest,
        frequencyMonths,
        grade: 'A',
        originationDate: toIso(regular),
        firstPaymentDate: toIso(first),
        maturityDate: toIso(addMonths(first, (payments - 1) * frequencyMonths) + stub),
        schedule: null,
      }
    })

  it('gives the same units as their schedules', () => {
    fc.assert(
      fc.property(loans, fc.integer({ min: 0, max: 31 * 12 }), (terms, later) => {
        const cutOffDate = toIso(toDay(terms.originationDate) + later)
        const { ladder } = buildLadder([terms], cutOffDate, assumptions, () => 'A')
        const cash = new Map<number, bigint>()
        for (const flow of scheduleOf(terms, cutOffDate)) {
          let k = 0
          while (addMonths(toDay(cutOffDate), k + 1) < toDay(flow.date)) k++
          cash.set(k, (cash.get(k) ?? 0n) + flow.interest + flow.principal)
        }
        expect(ladder[0]!.cash).toEqual(ladder[0]!.cash.map((_, k) => cash.get(k) ?? 0n))
        expect(ladder[0]!.openingBalance[0]).toBe(terms.balance)
        expect(sum(ladder[0]!.cash)).toBe([...cash.values()].reduce((total, amount) => total + amount, 0n))
      }),
      { numRuns: 400 },
    )
  })
})
