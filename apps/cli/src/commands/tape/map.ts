import { type ColumnMapping, type Field, fieldDefinitions, formatMapping, type Mapping } from '@specie/tape'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { table } from '../../frame/table.ts'
import { styled } from '../../frame/terminal.ts'
import { writeAtomically } from '../../workspace/writeAtomically.ts'
import { type ChosenMapping, mappingFor } from './mappingFor.ts'
import { assumption, openOptions, type TapeOptions, withFileOptions } from './tapeOptions.ts'

const EXAMPLES = `
Examples:
  $ npx specie tape map loans.xlsx
  $ npx specie tape map loans.xlsx --column "balance=Outstanding" --drop grade --save ours.json
  $ npx specie tape check loans.xlsx --cut-off 2026-01-01 --mapping ours.json

The saved mapping is JSON and can be edited: date formats, scales (percent, thousands), decimal commas and
dictionaries of statuses are part of each column.`

interface MapOptions extends Partial<TapeOptions> {
  readonly column: readonly string[]
  readonly drop: readonly string[]
  readonly assume: readonly string[]
  readonly save?: string
}

/** `specie tape map`: which column is which, guessed, shown, edited and saved. */
export function addTapeMap(parent: Command): void {
  const gather = (value: string, earlier: readonly string[]) => [...earlier, value]
  withFileOptions(parent.command('map').argument('<file>', 'CSV (also gzipped), XLSX or Parquet'))
    .description('guess which column is which, show it, and save it for later')
    .option('--column <field=heading>', 'say which column fills a field; may be repeated', gather, [])
    .option('--drop <field>', 'leave a field unmapped; may be repeated', gather, [])
    .option('--assume <field=value:reason>', 'a value that the file lacks; may be repeated', gather, [])
    .option('--save <file>', 'write the mapping as JSON')
    .addHelpText('after', EXAMPLES)
    .action(action(map))
}

async function map({ terminal }: Session, file: string, options: MapOptions): Promise<Result> {
  const chosen = await mappingFor(file, options, openOptions(options))
  const mapping = edited(chosen, options)
  if (options.save !== undefined) writeAtomically(options.save, formatMapping(mapping))
  const rows = mapping.columns.map((column) => [
    column.field,
    column.column,
    firstValues(chosen, column.column),
    certainty(chosen, column),
    howRead(column),
  ])
  const columns = [
    { heading: 'field' },
    { heading: 'column' },
    { heading: 'for example' },
    { heading: 'why' },
    { heading: 'read as' },
  ]
  const unused = chosen.headings.filter(
    (heading) => !mapping.columns.some(({ column }) => column === heading),
  )
  return {
    data: {
      file,
      origin: chosen.origin,
      mapping,
      guess: chosen.guess.fields,
      unused,
      missing: chosen.guess.missing,
    },
    text: [
      `mapping: ${mapping.name} (${chosen.origin})`,
      '',
      table(terminal, columns, rows),
      ...(mapping.assumptions ?? []).map(
        ({ field, value, reason }) => `assumed: ${field} = ${value} (${reason})`,
      ),
      ...(unused.length > 0 ? ['', styled(terminal, 'dim', `not used: ${unused.join(', ')}`)] : []),
      ...chosen.guess.missing.map((sentence) => styled(terminal, 'yellow', `still needed: ${sentence}`)),
      ...(options.save === undefined
        ? []
        : ['', `saved as ${options.save}; use it with --mapping ${options.save}`]),
    ].join('\n'),
  }
}

/** The mapping with the columns, drops and assumptions of the command line. @throws SpecieError `input.column` */
function edited({ mapping, headings }: ChosenMapping, options: MapOptions): Mapping {
  const given = options.column.map((text) => columnOf(text, headings))
  const gone = new Set<string>([...options.drop, ...given.map(({ field }) => field)])
  const kept = mapping.columns.filter(({ field }) => !gone.has(field))
  const assumptions = options.assume.map(assumption)
  const earlier = (mapping.assumptions ?? []).filter(
    ({ field }) => !assumptions.some((added) => added.field === field),
  )
  if (given.length + options.drop.length + assumptions.length === 0) return mapping
  return {
    ...mapping,
    name: `${mapping.name}, edited`,
    columns: [...kept, ...given],
    assumptions: [...earlier, ...assumptions],
  }
}

function columnOf(text: string, headings: readonly string[]): ColumnMapping {
  const [field = '', column = ''] = text.split(/=(.*)/s)
  if (field in fieldDefinitions && headings.includes(column)) return { field: field as Field, column }
  throw new SpecieError({
    code: 'input.column',
    message: `--column ${JSON.stringify(text)} cannot be used`,
    expected: `field=heading with a field of ${Object.keys(fieldDefinitions).join(', ')} and a heading of ${headings.join(', ')}`,
  })
}

function firstValues({ headings, sample }: ChosenMapping, column: string): string {
  const index = headings.indexOf(column)
  const values = sample
    .map((row) => row[index])
    .filter((cell) => cell !== null && cell !== undefined && cell !== '')
  return [...new Set(values.map(String))].slice(0, 2).join(', ').slice(0, 32)
}

function certainty({ guess }: ChosenMapping, { field, column }: ColumnMapping): string {
  const found = guess.fields.find((candidate) => candidate.field === field && candidate.column === column)
  return found === undefined ? 'as you said' : `${Math.round(found.confidence * 100)} %: ${found.why}`
}

function howRead({ dateFormats, scale, decimal, values, strip }: ColumnMapping): string {
  return [
    dateFormats?.join(' or '),
    scale,
    decimal === ',' ? 'decimal comma' : undefined,
    values === undefined
      ? undefined
      : Object.entries(values)
          .slice(0, 3)
          .map(([from, to]) => `${from}→${to}`)
          .join(' '),
    strip === undefined
      ? undefined
      : `without ${strip.map(({ prefix }) => JSON.stringify(prefix)).join(', ')}`,
  ]
    .filter((part) => part !== undefined)
    .join('; ')
}
