import type { Curve } from '@specie/quant'
import { type StoredReport, valueReport } from '@specie/servicing'
import { type Loan, type LoanTape, loanFingerprint } from '@specie/tape'

/** What is assumed of the two grades of `sampleTape`. */
export const SAMPLE_ASSUMPTIONS = [
  { name: 'A', hazard: 10_000_000, recovery: 550_000_000, spread: 20_000_000, prepayment: 6_000_000 },
  { name: 'B', hazard: 60_000_000, recovery: 400_000_000, spread: 45_000_000, prepayment: 4_000_000 },
]
const CURVE: Curve = {
  day: 20_454,
  forwards: [370_000, 360_000, 350_000, 345_000, 355_000, 380_000, 410_000, 440_000, 480_000, 490_000],
}

/**
 * Loans of two grades in turn, each a little different from the last.
 * @param maturityDate of all loans; 2027 and 2029 when left out
 */
export function sampleTape(loans: number, cutOffDate = '2026-01-01', maturityDate?: string): LoanTape {
  return {
    name: 'sample',
    currency: 'EUR',
    decimals: 6,
    cutOffDate,
    loans: Array.from({ length: loans }, (_, index) => sampleLoan(index, maturityDate)),
    assumptions: [],
    mappingHash: '00',
    salt: 'test',
    source: { file: 'sample.csv', sha256: '00', rows: loans },
    excluded: [],
    selection: null,
  }
}

/** The report of a tape, valued at a curve. */
export function sampleReport(
  tape: LoanTape,
  curve: Curve = CURVE,
  period = 0,
  hazardShift = 0,
): StoredReport {
  const report: StoredReport = {
    period,
    cutOffDate: tape.cutOffDate,
    assumptions: SAMPLE_ASSUMPTIONS,
    segmentBy: 'grade',
    curve,
    hazardShift,
    ladderHash: '0x',
    tapeRoot: '0x',
    tape,
  }
  const { report: built, tapeRoot } = valueReport(report)
  return { ...report, ladderHash: built.ladderHash, tapeRoot }
}

function sampleLoan(index: number, maturityDate?: string): Loan {
  const id = `L${String(index).padStart(4, '0')}`
  const terms: Loan = {
    fingerprint: '',
    id,
    borrower: `borrower ${index}`,
    country: 'DE',
    currency: 'EUR',
    kind: 'level-pay',
    dayCount: '30/360',
    frequencyMonths: 1,
    originationDate: '2025-01-15',
    firstPaymentDate: '2025-02-15',
    maturityDate: maturityDate ?? (index % 3 === 0 ? '2027-01-15' : '2029-06-15'),
    originalBalance: 24_000_000_000n,
    balance: 9_000_000_000n + BigInt(index) * 7_000_000n,
    balanceBasis: 'reported',
    rate: index % 2 === 0 ? 60_000_000n : 95_000_000n,
    payment: null,
    schedule: null,
    status: 'current',
    daysPastDue: 0,
    grade: index % 2 === 0 ? 'A' : 'B',
    flags: [],
    occurrence: 1,
  }
  return { ...terms, fingerprint: loanFingerprint(terms, 6, 'test') }
}
