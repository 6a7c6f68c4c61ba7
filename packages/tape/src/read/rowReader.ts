import { ArgumentError } from '@specie/units'
import { type Field, fields } from '../model/Field.ts'
import type { Assumption } from '../model/LoanTape.ts'
import type { ColumnMapping, FlagRule, Mapping, PrefixRule } from '../model/Mapping.ts'
import { MappingError } from '../model/MappingError.ts'
import { type Cell, cellText, isBlank } from '../values/Cell.ts'
import { type CellReader, type CellValue, cellReader } from '../values/cellReader.ts'
import { Fault } from '../values/Fault.ts'
import { type Draft, emptyDraft, fieldBit } from './Draft.ts'
import { missingFields } from './missingFields.ts'
import type { RowLog } from './RowLog.ts'

interface Binding {
  readonly field: Field
  readonly column: number
  readonly fallback: number
  readonly heading: string
  readonly read: CellReader | null
  readonly assumed: CellValue | null
  readonly bit: number
}

/** Reads the cells of a row into a draft. The draft is reused: take what is needed before the next row. */
export interface RowReader {
  /** The draft and how many cells could not be read (their errors are in the log). */
  read(row: number, cells: readonly Cell[], log: RowLog): { readonly draft: Draft; readonly faults: number }
  /** Text of the id cell, for exclusions by id; empty when there is none. */
  idText(cells: readonly Cell[]): string
  /** Heading of a field's column, or the field's name when no column is mapped. */
  heading(field: Field): string
}

/**
 * Compiles a mapping for a file's headings.
 * @throws MappingError naming every unknown column, unfilled field and unreadable pattern or assumption at once.
 */
export function rowReader(
  mapping: Mapping,
  assumptions: readonly Assumption[],
  headings: readonly string[],
  decimals: number,
): RowReader {
  const problems: string[] = []
  const bindings = fields
    .map((field) => bind(field, mapping, assumptions, headings, decimals, problems))
    .filter((binding) => binding !== null)
  const flags = flagReader(mapping, headings, problems)
  problems.push(...missingFields(mapping, assumptions))
  if (problems.length > 0) {
    throw new MappingError(
      mapping.name,
      problems,
      `columns of the file (${headings.join(', ')}), and a column or an assumption for each required field`,
      'edit the mapping: choose the columns by hand, or name an assumption with its reason',
    )
  }
  const names = new Map(bindings.map((binding) => [binding.field, binding.heading]))
  const id = bindings.find((binding) => binding.field === 'id')
  const draft = emptyDraft()
  const unbound = fields.filter((field) => !names.has(field))
  return {
    read: (row, cells, log) => {
      // The draft is reused, and completeTerms fills fields that no column is bound to.
      for (const field of unbound) draft[field] = null
      return { draft, faults: readCells(row, cells, log, draft, bindings, flags) }
    },
    idText: (cells) => (id === undefined ? '' : cellText(cells[id.column]).trim()),
    heading: (field) => names.get(field) ?? field,
  }
}

function readCells(
  row: number,
  cells: readonly Cell[],
  log: RowLog,
  draft: Draft,
  bindings: readonly Binding[],
  flags: FlagReader,
): number {
  const target = draft as unknown as Record<Field, CellValue | null>
  let faults = 0
  draft.row = row
  draft.assumed = 0
  draft.derived = 0
  for (const binding of bindings) {
    let cell = cells[binding.column]
    if (isBlank(cell) && binding.fallback >= 0) cell = cells[binding.fallback]
    if (isBlank(cell) || binding.read === null) {
      const assumed = assumptionApplies(binding.field, draft) ? binding.assumed : null
      target[binding.field] = assumed
      if (assumed !== null) draft.assumed |= binding.bit
      continue
    }
    const value = binding.read(cell)
    if (value instanceof Fault) {
      faults++
      target[binding.field] = null
      const { code, expected, remedy } = value
      log.error(row, binding.heading, { code, found: cellText(cell), expected, remedy })
    } else target[binding.field] = value
  }
  draft.flags = flags(cells)
  return faults
}

/** Fields about the end of a loan are assumed only for loans that ended that way. */
function assumptionApplies(field: Field, draft: Draft): boolean {
  switch (field) {
    case 'settledDate':
      return draft.status === 'repaid'
    case 'defaultDate':
    case 'chargedOffAmount':
    case 'recoveredAmount':
      return draft.status === 'defaulted' || draft.status === 'recovered'
    case 'daysPastDue':
      return draft.status === 'late'
    default:
      return true
  }
}

function bind(
  field: Field,
  mapping: Mapping,
  assumptions: readonly Assumption[],
  headings: readonly string[],
  decimals: number,
  problems: string[],
): Binding | null {
  const column = mapping.columns.find((candidate) => candidate.field === field)
  const assumption = assumptions.find((candidate) => candidate.field === field)
  if (column === undefined && assumption === undefined) return null
  return {
    field,
    column: column === undefined ? -1 : columnIndex(column.column, headings, problems),
    fallback: column?.fallback === undefined ? -1 : columnIndex(column.fallback, headings, problems),
    heading: column?.column ?? field,
    read: column === undefined ? null : safely(problems, () => cellReader(column, decimals)),
    assumed: assumption === undefined ? null : assumedValue(assumption, decimals, problems),
    bit: fieldBit(field),
  }
}

function assumedValue(assumption: Assumption, decimals: number, problems: string[]): CellValue | null {
  const { field, value } = assumption
  const read = cellReader({ field, column: '' } satisfies ColumnMapping, decimals)(value)
  if (!(read instanceof Fault)) return read
  problems.push(`the assumption ${field} = "${value}" is not ${read.expected}`)
  return null
}

function columnIndex(column: string, headings: readonly string[], problems: string[]): number {
  const index = headings.indexOf(column)
  if (index < 0) problems.push(`the file has no column "${column}"`)
  return index
}

function safely(problems: string[], make: () => CellReader): CellReader | null {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error
    problems.push(`${error.message}, expected ${error.expected}`)
    return null
  }
}

type FlagReader = (cells: readonly Cell[]) => readonly string[]

/** Flags by FlagRule and by stripped prefixes; equal sets share one array. */
function flagReader(mapping: Mapping, headings: readonly string[], problems: string[]): FlagReader {
  const rules = [
    ...(mapping.flags ?? []).map((rule) => byValue(rule, columnIndex(rule.column, headings, problems))),
    ...mapping.columns.flatMap((column) =>
      (column.strip ?? [])
        .filter((rule) => rule.flag !== undefined)
        .map((rule) => byPrefix(rule, headings.indexOf(column.column))),
    ),
  ]
  const shared = new Map<string, readonly string[]>([['', []]])
  return (cells) => {
    if (rules.length === 0) return shared.get('')!
    const set = [...new Set(rules.map((rule) => rule(cells)).filter((flag) => flag !== null))].sort()
    const key = JSON.stringify(set)
    const known = set.length === 0 ? shared.get('') : shared.get(key)
    if (known !== undefined) return known
    shared.set(key, set)
    return set
  }
}

function byValue(rule: FlagRule, column: number): (cells: readonly Cell[]) => string | null {
  const values = new Set(rule.values.map((value) => value.trim().toLowerCase()))
  return (cells) => (values.has(cellText(cells[column]).trim().toLowerCase()) ? rule.flag : null)
}

function byPrefix(rule: PrefixRule, column: number): (cells: readonly Cell[]) => string | null {
  const prefix = rule.prefix.trim().toLowerCase()
  return (cells) =>
    cellText(cells[column]).trim().toLowerCase().startsWith(prefix) ? (rule.flag ?? null) : null
}
