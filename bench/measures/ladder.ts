import { buildLadder, exactValue, type LoanTerms, scheduleOf } from '@specie/quant'
import { bestOf } from '../bestOf.ts'
import type { Measure } from '../Measure.ts'
import { perSecond } from '../perSecond.ts'

const LOANS = 20_000
const LARGE = 1_000_000
const CUT_OFF = '2026-01-01'
const segments = ['A', 'B', 'C', 'D'].map((name, g) => ({
  name,
  hazard: 10_000_000 * (g + 1),
  recovery: 450_000_000,
  spread: 20_000_000 + 5_000_000 * g,
  prepayment: 5_000_000,
}))
const forwards = [412, 405, 398, 391, 387, 392, 401, 415, 438, 446].map((rate) => rate * 1_000)

interface BenchLoan extends LoanTerms {
  readonly grade: string
}

/** One after another, so that a large tape need not stand in memory; the longest term is `years` years. */
function* loans(count: number, years: number): Generator<BenchLoan> {
  for (let n = 0; n < count; n += 1) yield benchLoan(n, years)
}

function benchLoan(n: number, years: number): BenchLoan {
  return {
    kind: 'level-pay',
    dayCount: '30/360',
    frequencyMonths: 1,
    originationDate: '2025-01-15',
    firstPaymentDate: '2025-02-15',
    maturityDate: `${2027 + (n % years)}-01-15`,
    balance: BigInt(5_000 + ((n * 37) % 25_000)) * 1_000_000n,
    rate: BigInt(50_000_000 + (n % 90) * 1_000_000),
    payment: null,
    schedule: null,
    grade: segments[n % 4]!.name,
  }
}

/** Loans to ladder, and a pool valued through its ladder beside the same pool valued loan by loan. */
export function ladder(): Measure[] {
  const pool = [...loans(LOANS, 8)]
  const build = () => buildLadder(pool, CUT_OFF, segments, (loan) => loan.grade)
  const built = build().ladder
  const perBuild = perSecond(build)
  const throughLadder = perSecond(() => exactValue(built, forwards))
  const loanByLoan = perSecond(() => discountEach(pool))
  const million = bestOf(2, () => buildLadder(loans(LARGE, 29), CUT_OFF, segments, (loan) => loan.grade))
  return [
    {
      name: 'ladder.build',
      value: perBuild * LOANS,
      unit: 'loans/s',
      peer: 'listing each loan’s schedule (same run)',
      peerValue: loanByLoan * LOANS,
    },
    {
      name: 'ladder.build.million',
      value: million,
      unit: 's (181 months on average, terms made on the way)',
      peer: null,
      peerValue: null,
    },
    {
      name: 'value.pool20000',
      value: throughLadder,
      unit: 'values/s',
      peer: 'the same loans discounted one by one (same run)',
      peerValue: loanByLoan,
    },
  ]
}

/** What valuing without a ladder costs: every loan's schedule, each flow discounted at a flat rate. */
function discountEach(pool: readonly BenchLoan[]): number {
  let value = 0
  for (const loan of pool) {
    let month = 0
    for (const { interest, principal } of scheduleOf(loan, CUT_OFF)) {
      month += 1
      value += Number(interest + principal) * Math.exp((-0.065 * month) / 12)
    }
  }
  return value
}
