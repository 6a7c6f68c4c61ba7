import type { TapeFigures } from '@specie/api'
import { type LoanTape, type SummaryGroup, summariseTape } from '@specie/tape'

/** A tape in figures; no borrower in them. */
export function figuresOf(tape: LoanTape): TapeFigures {
  const summary = summariseTape(tape)
  const groups = (by: TapeFigures['groups'][number]['by'], list: readonly SummaryGroup[]) =>
    list.map(({ key, loans, balance, share }) => ({
      by,
      name: key,
      loans,
      balance: String(balance),
      part: share,
    }))
  return {
    cutOffDate: tape.cutOffDate,
    loans: summary.loans,
    borrowers: summary.borrowers,
    balance: String(summary.balance),
    currency: tape.currency,
    weightedRate: summary.weightedRate,
    weightedRemainingMonths: summary.weightedRemainingMonths,
    groups: [
      ...groups('grade', summary.byGrade),
      ...groups('country', summary.byCountry),
      ...groups('status', summary.byStatus),
      ...groups('kind', summary.byKind),
    ],
    largestBorrowerPart: summary.topBorrowers[0]?.share ?? 0,
  }
}
