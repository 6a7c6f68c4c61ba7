import type { Tape } from '@specie/api'
import {
  canonicalTape,
  type EligibilityRules,
  type LoanStatus,
  type LoanTape,
  MappingError,
  openTape,
  readRows,
  selectPool,
  type TapeInput,
  type TapeReading,
} from '@specie/tape'
import { figuresOf } from './figuresOf.ts'
import { mappingOf } from './mappingOf.ts'
import { mendTable } from './mendTable.ts'
import type { ChosenSettings, FoundTape } from './TapeState.ts'

type Check = NonNullable<Tape['check']>

/** Errors that an answer carries; all of them come as CSV. */
const CARRIED = 1_000

/** The rules that are usual when nobody chose any: what pays, and is not late by more than two months. */
export const USUAL_RULES = { statuses: ['current', 'late'], maxDaysPastDue: 60 } as const

/** Outcome of a check, and the loans that the rules let in, as canonical text. */
export interface CheckedTape {
  readonly check: Check
  readonly accepted: string | undefined
}

/**
 * Reads a file with what a person decided: a tape, or every row error.
 * @throws TapeFileError, SpecieError `input.column`
 */
export async function checkTape(
  open: () => TapeInput,
  file: string,
  found: FoundTape,
  settings: ChosenSettings,
): Promise<CheckedTape> {
  try {
    const reading = await readChosen(open, file, found, settings)
    if (!reading.ok) return { check: refusedCheck(reading), accepted: undefined }
    const { tape, byReason } = selectPool(reading.tape, rulesOf(settings))
    const check: Check = {
      accepted: tape.loans.length,
      rejected: 0,
      errors: [],
      errorCount: 0,
      ineligible: [
        ...leftOutCounts(reading),
        ...byReason.map(({ reason, loans, balance }) => ({ reason, loans, balance: String(balance) })),
      ],
      assumptions: assumptionSentences(tape, settings),
      figures: figuresOf(tape),
      decimals: tape.decimals,
    }
    return { check, accepted: tape.loans.length === 0 ? undefined : canonicalTape(tape) }
  } catch (error) {
    if (error instanceof MappingError) return { check: mappingCheck(error, found.rows), accepted: undefined }
    throw error
  }
}

/** Reads a file with mended cells, without the rows left out. */
export async function readChosen(
  open: () => TapeInput,
  file: string,
  found: FoundTape,
  settings: ChosenSettings,
  history = false,
): Promise<TapeReading> {
  const table = await openTape(open(), { file })
  try {
    return await readRows(mendTable(table, settings.mend), mappingOf(found, settings), {
      cutOffDate: settings.cutOffDate!,
      exclusions:
        settings.leaveOut.length === 0 ? [] : [{ rows: settings.leaveOut, reason: 'left out at the import' }],
      ...(history && { at: 'origination' as const, outcomes: true }),
    })
  } finally {
    await table.close()
  }
}

function rulesOf({ eligibility }: ChosenSettings): EligibilityRules {
  if (eligibility === null) return USUAL_RULES
  const { statuses, maxDaysPastDue } = eligibility
  return {
    ...(statuses.length > 0 && { statuses: statuses as LoanStatus[] }),
    ...(maxDaysPastDue !== null && { maxDaysPastDue }),
  }
}

function refusedCheck({ errors, errorCount, rows }: Extract<TapeReading, { ok: false }>): Check {
  const rejected = new Set(errors.map(({ row }) => row)).size
  return {
    accepted: rows - rejected,
    rejected,
    errors: errors.slice(0, CARRIED).map(({ row, column, code, found, expected, remedy }) => ({
      row,
      column: column === '' ? null : column,
      field: null,
      code,
      found: found.slice(0, 500),
      expected,
      remedy,
    })),
    errorCount,
    ineligible: [],
    assumptions: [],
    figures: null,
    decimals: 6,
  }
}

function mappingCheck({ problems, expected, remedy }: MappingError, rows: number): Check {
  return {
    accepted: 0,
    rejected: rows,
    errors: problems.map((problem) => ({
      row: 1,
      column: null,
      field: null,
      code: 'mapping',
      found: problem,
      expected: expected ?? '',
      remedy: remedy ?? '',
    })),
    errorCount: problems.length,
    ineligible: [],
    assumptions: [],
    figures: null,
    decimals: 6,
  }
}

/** Sound rows that are no loans at the cut-off: repaid before, not yet begun. */
function leftOutCounts({ leftOut }: TapeReading): Check['ineligible'] {
  const sums = new Map<string, { loans: number; balance: bigint }>()
  for (const { reason, originalBalance } of leftOut) {
    const { loans, balance } = sums.get(reason) ?? { loans: 0, balance: 0n }
    sums.set(reason, { loans: loans + 1, balance: balance + originalBalance })
  }
  return [...sums].map(([reason, { loans, balance }]) => ({ reason, loans, balance: String(balance) }))
}

function assumptionSentences(tape: LoanTape, { mend, leaveOut }: ChosenSettings): string[] {
  const cells = mend.length === 1 ? '1 cell was' : `${mend.length} cells were`
  const rows = leaveOut.length === 1 ? '1 row was' : `${leaveOut.length} rows were`
  return [
    ...tape.assumptions.map(
      ({ field, value, reason, loans }) => `${field} = ${value} for ${loans} loans: ${reason}`,
    ),
    ...(mend.length > 0 ? [`${cells} mended by hand; the file itself is as it came`] : []),
    ...(leaveOut.length > 0 ? [`${rows} left out by hand`] : []),
  ]
}
