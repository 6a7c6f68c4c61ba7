import type { Loan } from '../model/Loan.ts'
import type { LoanTape } from '../model/LoanTape.ts'
import { remainingMonths } from '../pool/remainingMonths.ts'

/** Loans that share a value. `share` is of the tape's balance, 0 to 1. */
export interface SummaryGroup {
  readonly key: string
  readonly loans: number
  readonly balance: bigint
  readonly share: number
}

/** A tape at a glance. Weights are balances at the cut-off date. */
export interface TapeSummary {
  readonly loans: number
  readonly balance: bigint
  readonly originalBalance: bigint
  readonly averageBalance: bigint
  readonly largestBalance: bigint
  /** Nominal a year, as a fraction. */
  readonly weightedRate: number
  readonly weightedRemainingMonths: number
  readonly weightedSeasoningMonths: number
  readonly latestMaturity: string | null
  readonly byStatus: readonly SummaryGroup[]
  readonly byGrade: readonly SummaryGroup[]
  readonly byCountry: readonly SummaryGroup[]
  readonly byKind: readonly SummaryGroup[]
  /** By days past due: 0, 1-30, 31-60, 61-90, over 90. */
  readonly byDaysPastDue: readonly SummaryGroup[]
  readonly borrowers: number
  /** The ten largest; loans without a borrower reference are not among them. */
  readonly topBorrowers: readonly SummaryGroup[]
}

/** Counts, balances, weighted averages and concentrations of a tape. */
export function summariseTape(tape: LoanTape): TapeSummary {
  const { loans, cutOffDate } = tape
  const balance = loans.reduce((sum, loan) => sum + loan.balance, 0n)
  const total = Number(balance)
  const weighted = (value: (loan: Loan) => number): number =>
    total === 0 ? 0 : loans.reduce((sum, loan) => sum + value(loan) * Number(loan.balance), 0) / total
  const grouped = (key: (loan: Loan) => string | null): readonly SummaryGroup[] => group(loans, total, key)
  const borrowers = grouped((loan) => loan.borrower)
  return {
    loans: loans.length,
    balance,
    originalBalance: loans.reduce((sum, loan) => sum + loan.originalBalance, 0n),
    averageBalance: loans.length === 0 ? 0n : balance / BigInt(loans.length),
    largestBalance: largest(loans),
    weightedRate: weighted((loan) => Number(loan.rate) / 1e9),
    weightedRemainingMonths: weighted((loan) => remainingMonths(cutOffDate, loan.maturityDate)),
    weightedSeasoningMonths: weighted((loan) => remainingMonths(loan.originationDate, cutOffDate)),
    latestMaturity: loans.reduce<string | null>(
      (latest, loan) => (latest === null || loan.maturityDate > latest ? loan.maturityDate : latest),
      null,
    ),
    byStatus: grouped((loan) => loan.status),
    byGrade: byKey(grouped((loan) => loan.grade ?? 'unknown')),
    byCountry: grouped((loan) => loan.country ?? 'unknown'),
    byKind: grouped((loan) => loan.kind),
    byDaysPastDue: byKey(grouped((loan) => daysBucket(loan.daysPastDue))),
    borrowers: borrowers.length,
    topBorrowers: borrowers.slice(0, 10),
  }
}

function largest(loans: readonly Loan[]): bigint {
  let most = 0n
  for (const { balance } of loans) if (balance > most) most = balance
  return most
}

function group(
  loans: readonly Loan[],
  total: number,
  keyOf: (loan: Loan) => string | null,
): readonly SummaryGroup[] {
  const sums = new Map<string, { loans: number; balance: bigint }>()
  for (const loan of loans) {
    const key = keyOf(loan)
    if (key === null) continue
    const sum = sums.get(key)
    if (sum === undefined) sums.set(key, { loans: 1, balance: loan.balance })
    else {
      sum.loans++
      sum.balance += loan.balance
    }
  }
  return [...sums]
    .map(([key, sum]) => ({ key, ...sum, share: total === 0 ? 0 : Number(sum.balance) / total }))
    .sort((left, right) => {
      if (left.balance !== right.balance) return left.balance > right.balance ? -1 : 1
      return left.key < right.key ? -1 : 1
    })
}

function byKey(groups: readonly SummaryGroup[]): readonly SummaryGroup[] {
  return [...groups].sort((left, right) => (left.key < right.key ? -1 : 1))
}

function daysBucket(days: number): string {
  if (days <= 0) return '0'
  if (days <= 30) return '1-30'
  if (days <= 60) return '31-60'
  return days <= 90 ? '61-90' : 'over 90'
}
