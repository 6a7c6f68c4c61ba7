import { toDay } from '@specie/quant'
import type { ValuationReport } from '@specie/report'
import type { EstimatedAssumptions, PoolAssumptions } from '@specie/servicing'
import { type LoanTape, type PoolSelection, tapeHash } from '@specie/tape'
import type { PoolReport } from './valuePool.ts'

/**
 * A valuation as the report prints it, with the hashes that name the tape, the mapping and the ladder. Its date is the
 * cut-off's, so that the same tape gives the same file.
 */
export function reportedValue(
  report: PoolReport,
  { tape, byReason }: PoolSelection,
  assumptions: PoolAssumptions | EstimatedAssumptions,
): ValuationReport {
  return {
    ...report,
    name: tape.name,
    createdAt: toDay(tape.cutOffDate) * 86_400,
    leftOut: byReason.map(({ reason, loans }) => ({ reason, loans })),
    notes: [...assumptionNotes(assumptions), ...tapeNotes(tape)],
    hashes: [
      { name: `File ${tape.source.file}, sha256`, value: tape.source.sha256 },
      { name: 'Mapping of its columns, sha256', value: tape.mappingHash },
      { name: 'Canonical tape, sha256', value: tapeHash(tape) },
      { name: 'Ladder, keccak256', value: report.ladderHash },
    ],
  }
}

function assumptionNotes(assumptions: PoolAssumptions | EstimatedAssumptions): string[] {
  if (!('estimates' in assumptions)) return ['Hazard, recovery, spread and prepayment were given.']
  const rows = assumptions.estimates.map(({ segment, loans, loanYears, defaults, hazard }) => {
    const { low, high } = hazard.interval
    return `Segment ${segment}: ${loans} loans watched for ${loanYears.toFixed(0)} years, ${defaults} defaults, hazard of its own between ${(100 * low).toFixed(2)} and ${(100 * high).toFixed(2)} % (95 %).`
  })
  return [
    'Hazard, recovery and prepayment were estimated from what the loans of the file went through up to the cut-off; the spread was given.',
    ...rows,
  ]
}

function tapeNotes({ assumptions, excluded }: LoanTape): string[] {
  return [
    ...assumptions.map(
      ({ field, value, reason, source, loans }) =>
        `The file lacks ${field}: ${value} for ${loans} loans, ${source}, because ${reason}.`,
    ),
    ...(excluded.length === 0 ? [] : [`${excluded.length} rows of the file were dropped on purpose.`]),
  ]
}
