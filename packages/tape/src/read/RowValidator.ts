import type { Field } from '../model/Field.ts'
import type { ExcludedRow } from '../model/LoanTape.ts'
import { type Cell, cellText, isBlank } from '../values/Cell.ts'
import { Fault } from '../values/Fault.ts'
import { checkTerms, type Report } from './checkTerms.ts'
import { completeTerms } from './completeTerms.ts'
import type { LoanCollector } from './LoanCollector.ts'
import type { ReadOptions } from './ReadOptions.ts'
import type { RowLog, RowProblem } from './RowLog.ts'
import type { RowReader } from './rowReader.ts'
import type { RejectedRow } from './TapeReading.ts'

type ValidatorOptions = Required<Pick<ReadOptions, 'decimals' | 'maxErrors'>> &
  Pick<ReadOptions, 'exclusions'>

/** Takes one row after the other: excluded, rejected with its errors, or handed to the collector. */
export class RowValidator {
  rows = 0
  readonly rejected: RejectedRow[] = []
  readonly #excluded: ExcludedRow[] = []
  readonly #reader: RowReader
  readonly #collector: LoanCollector
  readonly #log: RowLog
  readonly #options: ValidatorOptions
  readonly #headings: readonly string[]
  readonly #reasonOfRow = new Map<number, string>()
  readonly #reasonOfId = new Map<string, string>()
  readonly #unusedIds: Set<string>
  readonly #unusedRows: Set<number>
  #row = 0
  readonly #report: Report = (level, field, problem) => {
    const column = this.#reader.heading(field)
    if (level === 'error') this.#log.error(this.#row, column, problem)
    else this.#log.warn(this.#row, column, problem)
  }

  constructor(
    reader: RowReader,
    collector: LoanCollector,
    log: RowLog,
    options: ValidatorOptions,
    headings: readonly string[],
  ) {
    this.#reader = reader
    this.#collector = collector
    this.#log = log
    this.#options = options
    this.#headings = headings
    for (const { rows = [], ids = [], reason } of options.exclusions ?? []) {
      for (const row of rows) this.#reasonOfRow.set(row, reason)
      for (const id of ids) this.#reasonOfId.set(id, reason)
    }
    this.#unusedIds = new Set(this.#reasonOfId.keys())
    this.#unusedRows = new Set(this.#reasonOfRow.keys())
  }

  /** One row below the headings. */
  take(row: number, cells: readonly Cell[] | Fault): void {
    if (!(cells instanceof Fault) && cells.every(isBlank)) return
    this.rows++
    if (this.#isExcluded(row, cells)) return
    const before = this.#log.errorCount
    if (cells instanceof Fault) this.#log.error(row, '', { ...problemOf(cells), found: 'an unreadable row' })
    else if (cells.length !== this.#headings.length) this.#reportRagged(row, cells)
    else this.#validate(row, cells)
    if (this.#log.errorCount > before && this.rejected.length < this.#options.maxErrors) {
      this.rejected.push({ row, cells: cells instanceof Fault ? [] : cells.slice() })
    }
  }

  /** Reports exclusions that met no row; returns the excluded rows. */
  finish(): readonly ExcludedRow[] {
    const unused = [
      ...[...this.#unusedIds].map((id) => ({ row: 0, found: id })),
      ...[...this.#unusedRows].map((row) => ({ row, found: `row ${row}` })),
    ]
    for (const { row, found } of unused) {
      this.#log.error(row, '', {
        code: 'exclusion.unknown',
        found,
        expected: 'an exclusion that names a row or a loan of this file',
        remedy: 'remove it from the exclusion list, or correct its number',
      })
    }
    return this.#excluded
  }

  #isExcluded(row: number, cells: readonly Cell[] | Fault): boolean {
    if (this.#reasonOfRow.size === 0 && this.#reasonOfId.size === 0) return false
    const id = cells instanceof Fault || this.#reasonOfId.size === 0 ? '' : this.#reader.idText(cells)
    const reason = this.#reasonOfRow.get(row) ?? this.#reasonOfId.get(id)
    if (reason === undefined) return false
    this.#unusedIds.delete(id)
    this.#unusedRows.delete(row)
    this.#excluded.push({ row, reason })
    return true
  }

  #reportRagged(row: number, cells: readonly Cell[]): void {
    this.#log.error(row, '', {
      code: 'row.ragged',
      found: `${cells.length} cells`,
      expected: `${this.#headings.length} cells, as in the headings`,
      remedy:
        cells.length > this.#headings.length
          ? 'put cells that contain the delimiter between double quotes'
          : 'add the missing cells; check whether a line break split the row',
    })
  }

  #validate(row: number, cells: readonly Cell[]): void {
    const { draft, faults } = this.#reader.read(row, cells, this.#log)
    const id = draft.id
    const earlier = id === null ? undefined : this.#collector.claimId(id, row)
    if (earlier !== undefined) {
      this.#log.error(row, this.#reader.heading('id'), {
        code: 'id.duplicate',
        found: id!,
        expected: `a reference of its own: row ${earlier} has the same`,
        remedy: 'remove one of the two rows, or correct the reference',
      })
    }
    const before = this.#log.errorCount
    this.#row = row
    const complete = completeTerms(draft, (field, expected) => {
      // A cell that could not be read has its own error already.
      if (faults === 0 || this.#isEmpty(field, cells)) this.#reportMissing(row, field, expected)
    })
    checkTerms(draft, this.#options.decimals, { complete, readable: faults === 0 }, this.#report)
    const sound = complete && faults === 0 && earlier === undefined && this.#log.errorCount === before
    if (sound) this.#collector.add(draft, this.#report)
  }

  #isEmpty(field: Field, cells: readonly Cell[]): boolean {
    const index = this.#headings.indexOf(this.#reader.heading(field))
    return index >= 0 && cellText(cells[index]).trim() === ''
  }

  #reportMissing(row: number, field: Field, expected: string): void {
    this.#log.error(row, this.#reader.heading(field), {
      code: 'cell.empty',
      found: 'nothing',
      expected,
      remedy: `fill in the cell, or name an assumption for ${field}`,
    })
  }
}

function problemOf({ code, expected, remedy }: Fault): Omit<RowProblem, 'found'> {
  return { code, expected, remedy }
}
