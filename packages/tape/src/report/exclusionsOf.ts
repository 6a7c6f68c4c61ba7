import type { Exclusion } from '../model/LoanTape.ts'
import type { RowError } from '../model/RowError.ts'

/** An exclusion of every row that has an error: for a person who has looked at them and drops them on purpose. */
export function exclusionsOf(errors: readonly RowError[], reason: string): Exclusion {
  return { rows: [...new Set(errors.map((error) => error.row))].sort((left, right) => left - right), reason }
}
