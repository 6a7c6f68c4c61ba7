import type { RowError } from '../model/RowError.ts'

/** What is wrong with a row: a RowError without its place. */
export type RowProblem = Pick<RowError, 'code' | 'found' | 'expected' | 'remedy'>

const longestFound = 120

/** Collects errors and warnings of all rows; beyond `limit` it only counts. */
export class RowLog {
  readonly errors: RowError[] = []
  readonly warnings: RowError[] = []
  errorCount = 0
  warningCount = 0
  readonly #file: string
  readonly #limit: number

  constructor(file: string, limit: number) {
    this.#file = file
    this.#limit = limit
  }

  error(row: number, column: string, problem: RowProblem): void {
    this.errorCount++
    if (this.errors.length < this.#limit) this.errors.push(this.#place(row, column, problem))
  }

  warn(row: number, column: string, problem: RowProblem): void {
    this.warningCount++
    if (this.warnings.length < this.#limit) this.warnings.push(this.#place(row, column, problem))
  }

  #place(row: number, column: string, { code, found, expected, remedy }: RowProblem): RowError {
    const shortened = found.length > longestFound ? `${found.slice(0, longestFound)}…` : found
    return { file: this.#file, row, column, code, found: shortened, expected, remedy }
  }
}
