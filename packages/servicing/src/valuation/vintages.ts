import { monthsBetween, toDay } from '@specie/quant'
import type { Loan } from '@specie/tape'
import type { StoredReport } from '../report/StoredReport.ts'
import { defaultsOf, monthStarts } from './defaultsOf.ts'
import { segmentOf } from './segmentOf.ts'

/** Loans that were made in the same stretch of time, and how they turned out. */
export interface Vintage {
  /** `2025` or `2025 Q3`. */
  readonly name: string
  readonly loans: number
  /** When the pool opened, cash units. */
  readonly balance: bigint
  /** Mean months since origination when the pool opened. */
  readonly age: number
  /** Balance that defaults within 0, 1, 2 … months of the opening, of the opening balance, as was expected then. */
  readonly expected: readonly number[]
  /** The same as it came, up to each report; null where a report does not name what was written off. */
  readonly realised: readonly { readonly months: number; readonly share: number | null }[]
}

/** More quarters than this are drawn as years. */
const MOST_QUARTERS = 6

/**
 * Vintage curves of a pool: cumulated defaults of the loans of its opening tape by origination, as the opening report
 * expected them and as the reports since tell them.
 * @param reports of one pool from its opening on, by cut-off
 */
export function vintages(reports: readonly StoredReport[]): Vintage[] {
  const opening = reports[0]
  if (opening === undefined) return []
  const { loans } = opening.tape
  const quarters = Map.groupBy(loans, quarterOf)
  const groups =
    quarters.size <= MOST_QUARTERS
      ? quarters
      : Map.groupBy(loans, ({ originationDate }) => originationDate.slice(0, 4))
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({ name, ...curveOf(own, opening, reports) }))
}

function quarterOf({ originationDate }: Loan): string {
  return `${originationDate.slice(0, 4)} Q${Math.ceil(Number(originationDate.slice(5, 7)) / 3)}`
}

function curveOf(
  loans: readonly Loan[],
  opening: StoredReport,
  reports: readonly StoredReport[],
): Omit<Vintage, 'name'> {
  const cutOff = toDay(opening.cutOffDate)
  const balance = loans.reduce((sum, loan) => sum + loan.balance, 0n)
  const own = new Set(loans.map(({ id }) => id))
  const age =
    loans.reduce((sum, loan) => sum + monthsBetween(toDay(loan.originationDate), cutOff), 0) / loans.length
  let lost: number | null = 0
  const realised = reports.map((report, n) => {
    const before = reports[n - 1]
    if (before !== undefined) lost = writtenOff(report, before, own, lost)
    const months = monthsBetween(cutOff, toDay(report.cutOffDate))
    return { months, share: lost === null ? null : lost / Number(balance) }
  })
  return {
    loans: loans.length,
    balance,
    age,
    expected: expectedOf(loans, opening, Number(balance)),
    realised,
  }
}

/** What is written off so far; once a report does not tell, nothing later can be said. */
function writtenOff(
  report: StoredReport,
  before: StoredReport,
  own: ReadonlySet<string>,
  soFar: number | null,
): number | null {
  if (report.writtenOff === undefined || soFar === null) return null
  const named = new Set(report.writtenOff)
  return before.tape.loans.reduce(
    (sum, { id, balance }) => (named.has(id) && own.has(id) ? sum + Number(balance) : sum),
    soFar,
  )
}

function expectedOf(
  loans: readonly Loan[],
  { assumptions, segmentBy, cutOffDate, hazardShift }: StoredReport,
  balance: number,
): number[] {
  const bySegment = new Map(assumptions.map((segment) => [segment.name, segment]))
  const starts = monthStarts(cutOffDate)
  const byMonth: number[] = []
  for (const loan of loans) {
    const segment = bySegment.get(segmentOf(loan, segmentBy))
    if (segment === undefined) continue
    const shifted = { ...segment, hazard: Math.max(segment.hazard + hazardShift, 0) }
    defaultsOf(loan, shifted, starts, (month, probability, owed) => {
      byMonth[month] = (byMonth[month] ?? 0) + probability * owed
    })
  }
  let sum = 0
  return [
    0,
    ...byMonth.map((amount) => {
      sum += amount
      return balance === 0 ? 0 : sum / balance
    }),
  ]
}
