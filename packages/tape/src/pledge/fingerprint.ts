import type { Loan } from '../model/Loan.ts'
import { calendarMonthsBetween } from '../values/civilDate.ts'
import { prefixedSha256 } from './sha256.ts'

/** What identifies a loan wherever it is pledged; see FINGERPRINT.md. */
export interface PledgeTerms
  extends Pick<Loan, 'borrower' | 'currency' | 'originationDate' | 'kind' | 'maturityDate' | 'rate'> {
  /** Original balance as plain decimal text, `12500.5`. */
  readonly originalAmount: string
}

/** The salt of a tape that names none. */
export const defaultSalt = 'specie'

/**
 * Pledge fingerprint of a loan: sha256 over `pledgeText`, as `0x` and 64 hex digits. The same loan has the same
 * fingerprint in any file, format and row order. `occurrence` is n for the n-th loan of a tape with equal terms.
 */
export function fingerprint(terms: PledgeTerms, salt: string, occurrence = 1): string {
  return prefixedSha256(pledgeText(terms, salt, occurrence))
}

/** The text that is hashed: `specie-pledge-v1|salt|borrower|amount|currency|origination|kind|term|rate|n`. */
export function pledgeText(terms: PledgeTerms, salt: string, occurrence: number): string {
  const end =
    terms.kind === 'receivable'
      ? terms.maturityDate
      : `${calendarMonthsBetween(terms.originationDate, terms.maturityDate)}m`
  const borrower = terms.borrower === null ? '' : normaliseReference(terms.borrower)
  return `specie-pledge-v1|${escapeBar(salt)}|${borrower}|${terms.originalAmount}|${terms.currency}|${terms.originationDate}|${terms.kind}|${end}|${terms.rate}|${occurrence}`
}

/** Upper case, Unicode NFKC, blanks collapsed: spelling that differs only in these is the same borrower. */
function normaliseReference(reference: string): string {
  const plain = /^[0-9A-Z-]*$/.test(reference)
  return plain ? reference : escapeBar(reference.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase())
}

function escapeBar(text: string): string {
  return text.includes('|') || text.includes('\\') ? text.replace(/[\\|]/g, '\\$&') : text
}
