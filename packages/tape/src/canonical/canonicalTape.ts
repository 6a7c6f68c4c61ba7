import { createHash } from 'node:crypto'
import type { LoanTape } from '../model/LoanTape.ts'
import { bigintAsText, canonicalColumns, canonicalLoan } from './canonicalLoan.ts'

/** First value of the first line of a canonical tape. */
export const canonicalFormat = 'specie-tape-v1'

/**
 * The canonical form of a tape, line by line, each with its line break: a JSON object of everything but the loans
 * (keys in alphabetical order), then one line a loan, ascending by fingerprint. Equal tapes have equal text.
 */
export function* canonicalLines(tape: LoanTape): Generator<string> {
  const { loans, ...facts } = tape
  const header = { ...facts, columns: canonicalColumns, format: canonicalFormat, loanCount: loans.length }
  yield `${JSON.stringify(sortKeys(header), bigintAsText)}\n`
  const sorted = [...loans].sort((left, right) => (left.fingerprint < right.fingerprint ? -1 : 1))
  for (const loan of sorted) yield `${canonicalLoan(loan)}\n`
}

/** The canonical form as one text; for more than a million loans use canonicalLines. */
export function canonicalTape(tape: LoanTape): string {
  return [...canonicalLines(tape)].join('')
}

/** sha256 of the canonical form, 64 hex digits. */
export function tapeHash(tape: LoanTape): string {
  const hash = createHash('sha256')
  for (const line of canonicalLines(tape)) hash.update(line)
  return hash.digest('hex')
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]),
  )
}
