import {
  findDuplicates,
  type LoanTape,
  type RowError,
  rejectedRowsCsv,
  rowErrorsCsv,
  summariseTape,
  type TapeReading,
  tapeHash,
} from '@specie/tape'
import type { Command } from 'commander'
import { action, type Result } from '../../frame/action.ts'
import { exitCodes } from '../../frame/exitCode.ts'
import { grouped } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { table } from '../../frame/table.ts'
import { styled, type Terminal } from '../../frame/terminal.ts'
import { writeAtomically } from '../../workspace/writeAtomically.ts'
import { leftOutLines, tapeSummaryText } from './describeTape.ts'
import { loadTape } from './loadTape.ts'
import { type TapeOptions, withTapeOptions } from './tapeOptions.ts'

const SHOWN = 20

const EXAMPLES = `
Examples:
  $ npx specie tape check examples/sample-tape.csv --cut-off 2026-01-01
  $ npx specie tape check loans.xlsx --cut-off 2026-01-01 --mapping ours.json --rejected mend.csv
  $ npx specie tape check sba.csv.gz --cut-off 2002-06-30 --assume "rate=0.08:prime plus 2.75"

A tape with errors is imported not at all; exit code 2. Mend the rows of --rejected and check again, or drop
rows on purpose with --exclude-rows and --because.`

interface CheckOptions extends TapeOptions {
  readonly errors?: string
  readonly rejected?: string
}

/** `specie tape check`: reads a tape and shows what is in it, or everything that is wrong with it. */
export function addTapeCheck(parent: Command): void {
  withTapeOptions(parent.command('check').argument('<file>', 'CSV (also gzipped), XLSX or Parquet'))
    .description('read a tape and show what is in it, or every error of every row')
    .option('--errors <file>', 'write every error as CSV')
    .option('--rejected <file>', 'write the rows with errors as CSV, to be mended')
    .addHelpText('after', EXAMPLES)
    .action(action(check))
}

async function check(session: Session, file: string, options: CheckOptions): Promise<Result> {
  const { reading, chosen } = await loadTape(session, file, options)
  const facts = {
    file: reading.file,
    rows: reading.rows,
    mapping: { name: chosen.mapping.name, origin: chosen.origin },
    warnings: reading.warnings,
    warningCount: reading.warningCount,
    excluded: reading.excluded,
  }
  if (!reading.ok) return withErrors(session.terminal, reading, options, facts)
  const { tape } = reading
  const twins = findDuplicates(tape).withinTape
  const summary = summariseTape(tape)
  return {
    data: {
      ok: true,
      ...facts,
      tape: { ...headOf(tape), hash: tapeHash(tape) },
      summary,
      leftOut: reading.leftOut,
      duplicates: twins.map(({ loans }) => loans.map(({ id }) => id)),
    },
    text: [
      styled(
        session.terminal,
        'green',
        `${file} can be imported: ${grouped(String(tape.loans.length))} loans`,
      ),
      `mapping: ${chosen.mapping.name} (${chosen.origin})`,
      '',
      tapeSummaryText(session.terminal, tape, summary),
      ...leftOutLines(session.terminal, reading.leftOut),
      ...(twins.length > 0
        ? ['', `${twins.length} groups of loans have equal terms; look whether they are the same loan twice.`]
        : []),
      ...warningLines(session.terminal, reading),
    ].join('\n'),
  }
}

function withErrors(
  terminal: Terminal,
  reading: Extract<TapeReading, { ok: false }>,
  options: CheckOptions,
  facts: object,
): Result {
  if (options.errors !== undefined) writeAtomically(options.errors, rowErrorsCsv(reading.errors))
  if (options.rejected !== undefined) writeAtomically(options.rejected, rejectedRowsCsv(reading))
  const more = reading.errorCount - Math.min(SHOWN, reading.errors.length)
  const rows = new Set(reading.errors.map(({ row }) => row)).size
  return {
    exitCode: exitCodes.input,
    data: { ok: false, ...facts, errorCount: reading.errorCount, errors: reading.errors },
    text: [
      styled(
        terminal,
        'red',
        `${reading.errorCount} errors in ${rows} rows of ${reading.file}; nothing was imported.`,
      ),
      '',
      errorTable(terminal, reading.errors.slice(0, SHOWN)),
      ...(more > 0 ? ['', `… and ${more} more; --errors <file> writes all of them.`] : []),
      '',
      options.rejected === undefined
        ? 'To mend them: --rejected <file> writes these rows with what is wrong in each, to be imported again.'
        : `The rows to mend are in ${options.rejected}.`,
      ...warningLines(terminal, reading),
    ].join('\n'),
  }
}

function errorTable(terminal: Terminal, errors: readonly RowError[]): string {
  const columns = [
    { heading: 'row', align: 'right' as const },
    { heading: 'column' },
    { heading: 'found' },
    { heading: 'expected' },
    { heading: 'to mend it' },
  ]
  return table(
    terminal,
    columns,
    errors.map(({ row, column, found, expected, remedy }) => [
      String(row),
      column,
      printable(found),
      expected,
      remedy,
    ]),
  )
}

function warningLines(terminal: Terminal, reading: TapeReading): string[] {
  if (reading.warningCount === 0) return []
  const count = `${reading.warningCount} warnings; accepted, but worth a look:`
  const more = reading.warningCount - SHOWN
  return [
    '',
    styled(terminal, 'yellow', count),
    errorTable(terminal, reading.warnings.slice(0, SHOWN)),
    ...(more > 0 ? [`… and ${more} more; --json shows them.`] : []),
  ]
}

function headOf(tape: LoanTape) {
  const { loans, ...head } = tape
  return { ...head, loanCount: loans.length }
}

/** What was found, with control characters made visible. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\x00-\x1f\x7f]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
