import { formatAmount } from '@specie/units'
import type { Loan } from '../model/Loan.ts'
import { fingerprint } from './fingerprint.ts'

/** Recomputes a loan's pledge fingerprint from its terms; `decimals` are those of its tape. */
export function loanFingerprint(loan: Loan, decimals: number, salt: string): string {
  const originalAmount = formatAmount(loan.originalBalance, decimals)
  return fingerprint({ ...loan, originalAmount }, salt, loan.occurrence)
}
