import type { Loan } from '../model/Loan.ts'
import type { LoanTape } from '../model/LoanTape.ts'
import { loanFingerprint } from './loanFingerprint.ts'

/** Loans of one tape with equal pledge terms. With a borrower reference they are likely the same loan twice. */
export interface TwinLoans {
  readonly loans: readonly Loan[]
  readonly borrowerKnown: boolean
}

/** What findDuplicates found. */
export interface Duplicates {
  readonly withinTape: readonly TwinLoans[]
  /** Loans whose fingerprint an earlier tape has, with the name of that tape where one was given. */
  readonly earlier: readonly { readonly loan: Loan; readonly tape: string | null }[]
}

/**
 * Loans that occur twice: inside the tape, and against fingerprints of earlier tapes (a set, or a map from
 * fingerprint to the tape's name). Earlier tapes must have been read with the same salt.
 */
export function findDuplicates(
  tape: Pick<LoanTape, 'loans' | 'decimals' | 'salt'>,
  earlierFingerprints: ReadonlySet<string> | ReadonlyMap<string, string> = new Set(),
): Duplicates {
  const byFirst = new Map<string, Loan>(tape.loans.map((loan) => [loan.fingerprint, loan]))
  const twins = new Map<string, Loan[]>()
  for (const loan of tape.loans) {
    if (loan.occurrence === 1) continue
    const first = loanFingerprint({ ...loan, occurrence: 1 }, tape.decimals, tape.salt)
    const group = twins.get(first) ?? [byFirst.get(first)].filter((known) => known !== undefined)
    group.push(loan)
    twins.set(first, group)
  }
  return {
    withinTape: [...twins.values()]
      .filter((loans) => loans.length > 1)
      .map((loans) => ({
        loans: loans.sort((left, right) => left.occurrence - right.occurrence),
        borrowerKnown: loans[0]!.borrower !== null,
      })),
    earlier: tape.loans
      .filter((loan) => earlierFingerprints.has(loan.fingerprint))
      .map((loan) => ({ loan, tape: nameOf(earlierFingerprints, loan.fingerprint) })),
  }
}

function nameOf(earlier: ReadonlySet<string> | ReadonlyMap<string, string>, key: string): string | null {
  return 'get' in earlier ? (earlier.get(key) ?? null) : null
}
