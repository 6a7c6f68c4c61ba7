import type { LoanTape } from '../model/LoanTape.ts'
import { fingerprintOrder } from '../pledge/fingerprintOrder.ts'
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
  for (const place of fingerprintOrder(loans).places) yield `${canonicalLoan(loans[place]!)}\n`
}

/** The canonical form as one text; for more than a million loans use canonicalLines. */
export function canonicalTape(tape: LoanTape): string {
  return [...canonicalLines(tape)].join('')
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]),
  )
}
