import { ArgumentError, requireInteger } from '@specie/units'
import type { RawTable } from '../files/RawTable.ts'
import { formatMapping } from '../mapping/formatMapping.ts'
import type { Assumption, LoanTape } from '../model/LoanTape.ts'
import type { Mapping } from '../model/Mapping.ts'
import { defaultSalt } from '../pledge/fingerprint.ts'
import { fingerprintOrder } from '../pledge/fingerprintOrder.ts'
import { numberOccurrences } from '../pledge/numberOccurrences.ts'
import { sha256 } from '../pledge/sha256.ts'
import { isIsoDate } from '../values/civilDate.ts'
import { LoanCollector } from './LoanCollector.ts'
import type { ReadOptions } from './ReadOptions.ts'
import { RowLog } from './RowLog.ts'
import { RowValidator } from './RowValidator.ts'
import { type RowReader, rowReader } from './rowReader.ts'
import type { TapeReading } from './TapeReading.ts'

const keptErrors = 100_000

/**
 * Reads an opened table to its end: a tape, or all row errors.
 * @throws MappingError when the mapping cannot be right for the table, ArgumentError for bad options.
 */
export async function readRows(
  table: RawTable,
  mapping: Mapping,
  options: ReadOptions,
): Promise<TapeReading> {
  const { cutOffDate, decimals = 6, salt = defaultSalt, maxErrors = keptErrors } = options
  if (!isIsoDate(cutOffDate))
    throw new ArgumentError('cutOffDate', cutOffDate, 'an existing date written yyyy-mm-dd')
  requireInteger('decimals', decimals, 0, 18)
  const assumptions = mergeAssumptions(mapping.assumptions ?? [], options.assumptions ?? [])
  const reader = rowReader(mapping, assumptions, table.headings, decimals)
  const log = new RowLog(table.file, maxErrors)
  const collector = new LoanCollector(mapping, options, decimals, salt)
  const validator = new RowValidator(
    reader,
    collector,
    log,
    { ...options, decimals, maxErrors },
    table.headings,
  )
  for await (const batch of table.batches) {
    batch.rows.forEach((cells, index) => {
      validator.take(batch.firstRow + index, cells)
    })
    options.onProgress?.(validator.rows, batch.bytesDone, batch.bytesTotal)
  }
  const currency = collector.settleCurrency(reader.heading('currency'), log)
  const excluded = validator.finish()
  const { file, headings } = table
  const facts = { file, headings, rows: validator.rows, leftOut: collector.leftOut, excluded }
  if (log.errorCount > 0) {
    const errors = log.errors.sort((left, right) => left.row - right.row)
    const { errorCount, warnings, warningCount } = log
    return { ...facts, ok: false, errors, errorCount, rejected: validator.rejected, warnings, warningCount }
  }
  const order = fingerprintOrder(collector.loans)
  const twins = numberOccurrences(collector.loans, order, decimals, salt)
  warnOfTwins(twins, collector, reader, log)
  const sorted = twins.length === 0 ? order : fingerprintOrder(collector.loans)
  const tape: LoanTape = {
    name: options.name ?? nameOfFile(file),
    currency: currency ?? assumptions.find(({ field }) => field === 'currency')?.value ?? 'XXX',
    decimals,
    cutOffDate,
    loans: Array.from(sorted.places, (place) => collector.loans[place]!),
    assumptions: collector.applied(assumptions),
    mappingHash: sha256(formatMapping(mapping)),
    salt,
    source: { file, sha256: table.digest(), rows: validator.rows },
    excluded,
    selection: null,
  }
  return { ...facts, ok: true, tape, warnings: log.warnings, warningCount: log.warningCount }
}

function mergeAssumptions(
  preset: readonly Assumption[],
  given: readonly Assumption[],
): readonly Assumption[] {
  const overridden = new Set(given.map((assumption) => assumption.field))
  return [...preset.filter((assumption) => !overridden.has(assumption.field)), ...given]
}

function nameOfFile(file: string): string {
  return file.replace(/^.*[/\\]/, '').replace(/(\.(csv|tsv|txt|xlsx|parquet|gz))+$/i, '')
}

/** Equal terms and borrower: the second row is likely the first again. */
function warnOfTwins(
  groups: readonly (readonly number[])[],
  collector: LoanCollector,
  reader: RowReader,
  log: RowLog,
): void {
  for (const group of groups) {
    const first = collector.loans[group[0]!]!
    if (first.borrower === null) continue
    for (const index of group.slice(1)) {
      log.warn(collector.rowOf(index), reader.heading('id'), {
        code: 'loan.twin',
        found: collector.loans[index]!.id,
        expected: `terms that differ from loan ${first.id} in row ${collector.rowOf(group[0]!)}`,
        remedy: 'exclude one of them if it is the same loan twice; both stay when they are two loans',
      })
    }
  }
}
