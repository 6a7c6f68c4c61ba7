import { SpecieError } from '@specie/units'
import type { RowError } from './RowError.ts'

/** A tape with bad rows; carries every row error. */
export class TapeError extends SpecieError {
  override readonly name = 'TapeError'
  readonly errors: readonly RowError[]
  constructor(file: string, errors: readonly RowError[], errorCount: number) {
    const rows = new Set(errors.map((error) => error.row)).size
    const shown = errors
      .slice(0, 3)
      .map((error) => `row ${error.row}, ${error.column || 'whole row'}: ${error.found} (${error.expected})`)
    super({
      code: 'tape.rowErrors',
      message: `${file} has ${errorCount} errors in ${rows} rows, so nothing was imported: ${shown.join('; ')}${errorCount > 3 ? '; …' : ''}`,
      expected: 'a tape whose rows are all right, or an exclusion list that names the rows to drop',
      remedy: 'download the rejected rows, mend them, and import again',
      details: { file, errorCount, rows },
    })
    this.errors = errors
  }
}
