import type { Assumption, Exclusion, OpenOptions } from '@specie/tape'
import { fieldDefinitions } from '@specie/tape'
import { SpecieError } from '@specie/units'
import { type Command, Option } from 'commander'

/** Options of every command that reads a tape, as typed. */
export interface TapeOptions {
  readonly cutOff: string
  readonly mapping?: string
  readonly preset?: string
  readonly name?: string
  readonly assume: readonly string[]
  readonly excludeRows?: string
  readonly excludeRejected?: boolean
  readonly because?: string
  readonly salt?: string
  readonly delimiter?: string
  readonly sheet?: string
  readonly encoding?: 'utf-8' | 'windows-1252'
  readonly headingRow?: string
}

/** Adds the options of a command that reads a tape. */
export function withTapeOptions(command: Command): Command {
  return withFileOptions(command)
    .requiredOption('--cut-off <date>', 'ISO date; payments due up to and on it count as paid')
    .option('--name <name>', "name of the tape (default: the file's name)")
    .option(
      '--assume <field=value:reason>',
      'a value that the file lacks, with the reason; may be repeated',
      gather,
      [],
    )
    .option('--exclude-rows <rows>', 'row numbers to drop on purpose, as a spreadsheet shows them: 7,19')
    .option('--exclude-rejected', 'drop every row that has an error, after looking at them')
    .option('--because <reason>', 'why those rows are dropped')
    .option('--salt <text>', 'salt of the pledge fingerprints (default: specie)')
}

/** Adds the options that say how a file is opened and mapped. */
export function withFileOptions(command: Command): Command {
  return command
    .option('--mapping <file>', 'saved mapping (JSON)')
    .option('--preset <name>', 'mapping of a known layout')
    .option('--delimiter <sign>', 'CSV: found out from the content when not given')
    .addOption(new Option('--encoding <name>', 'CSV').choices(['utf-8', 'windows-1252']))
    .option('--sheet <name>', 'XLSX: name of the sheet (default: the first)')
    .option('--heading-row <number>', 'row of the headings (default: 1)')
}

/** How the file is opened. */
export function openOptions(options: Partial<TapeOptions>): OpenOptions {
  return {
    ...(options.delimiter !== undefined && {
      delimiter: options.delimiter === '\\t' ? '\t' : options.delimiter,
    }),
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
    ...(options.headingRow !== undefined && { headingRow: Number(options.headingRow) }),
  }
}

/** `rate=0.08:prime plus three` as an assumption. @throws SpecieError `input.assumption` */
export function assumption(text: string): Assumption {
  const match = /^(\w+)=([^:]*):(.+)$/.exec(text)
  const field = match?.[1]
  if (match === null || field === undefined || !(field in fieldDefinitions)) {
    throw new SpecieError({
      code: 'input.assumption',
      message: `--assume ${JSON.stringify(text)} is not understood`,
      expected: `field=value:reason, e.g. rate=0.08:average of the programme; fields: ${Object.keys(fieldDefinitions).join(', ')}`,
    })
  }
  return { field: field as Assumption['field'], value: match[2]!, reason: match[3]!.trim() }
}

/** The rows that a person drops. @throws SpecieError `input.exclusion` for rows that are none, or without a reason */
export function exclusions(options: TapeOptions): Exclusion[] {
  if (options.excludeRows === undefined) return []
  const rows = options.excludeRows.split(',').map((row) => Number(row.trim()))
  if (rows.some((row) => !Number.isInteger(row) || row < 2)) {
    throw new SpecieError({
      code: 'input.exclusion',
      message: `--exclude-rows ${options.excludeRows} cannot be used`,
      expected: 'row numbers from 2, separated by commas',
    })
  }
  return [{ rows, reason: because(options, '--exclude-rows') }]
}

/** The reason for dropping rows, which every report shows. @throws SpecieError `input.exclusion` when there is none */
export function because(options: TapeOptions, option: string): string {
  if (options.because !== undefined && options.because.trim() !== '') return options.because
  throw new SpecieError({
    code: 'input.exclusion',
    message: `${option} needs a reason`,
    expected: '--because with the reason that reports will show',
  })
}

function gather(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value]
}
