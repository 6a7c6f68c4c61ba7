import { fields } from '../model/Field.ts'
import type { Mapping } from '../model/Mapping.ts'
import { MappingError } from '../model/MappingError.ts'

const scales = ['fraction', 'percent', 'basisPoints', 'units', 'cents', 'thousands', 'millions']

/**
 * Reads a mapping from its JSON text.
 * @throws MappingError naming everything that is wrong at once.
 */
export function parseMapping(text: string): Mapping {
  const value = parseJson(text)
  const problems: string[] = []
  if (!isRecord(value)) fail('unnamed', ['it is not a JSON object'])
  const name = typeof value.name === 'string' && value.name !== '' ? value.name : 'unnamed'
  if (name === 'unnamed') problems.push('it has no name')
  const columns = listOf(value, 'columns', problems)
  columns.forEach((column, index) => {
    checkColumn(column, `columns[${index}]`, problems)
  })
  const repeated = columns
    .map(({ field }) => field)
    .filter((field, index, all) => all.indexOf(field) !== index)
  for (const field of new Set(repeated)) problems.push(`two columns fill the field ${String(field)}`)
  listOf(value, 'flags', problems).forEach((rule, index) => {
    const sound = isText(rule.flag) && isText(rule.column) && isTextList(rule.values)
    if (!sound) problems.push(`flags[${index}] needs flag, column and values`)
  })
  listOf(value, 'assumptions', problems).forEach((assumption, index) => {
    if (!isField(assumption.field)) problems.push(`assumptions[${index}] names no canonical field`)
    if (!isText(assumption.value) || !isText(assumption.reason)) {
      problems.push(`assumptions[${index}] needs a value and a reason, both as text`)
    }
  })
  const days = value.chargeOffAfterDays
  if (days !== undefined && !(Number.isSafeInteger(days) && Number(days) >= 0)) {
    problems.push('chargeOffAfterDays is not a number of days')
  }
  for (const key of Object.keys(value))
    if (!mappingKeys.has(key)) problems.push(`"${key}" is no part of a mapping`)
  if (problems.length > 0) fail(name, problems)
  return value as unknown as Mapping
}

const mappingKeys = new Set(['name', 'columns', 'flags', 'assumptions', 'chargeOffAfterDays', 'notes'])
const columnKeys = new Set([
  'field',
  'column',
  'fallback',
  'dateFormats',
  'decimal',
  'scale',
  'values',
  'strip',
])

function checkColumn(column: Record<string, unknown>, place: string, problems: string[]): void {
  if (!isField(column.field)) problems.push(`${place} names no canonical field`)
  if (!isText(column.column)) problems.push(`${place} names no column`)
  if (column.fallback !== undefined && !isText(column.fallback)) problems.push(`${place}.fallback is no text`)
  if (column.dateFormats !== undefined && !isTextList(column.dateFormats)) {
    problems.push(`${place}.dateFormats is no list of patterns`)
  }
  if (column.decimal !== undefined && column.decimal !== '.' && column.decimal !== ',') {
    problems.push(`${place}.decimal is neither "." nor ","`)
  }
  if (column.scale !== undefined && !scales.includes(String(column.scale))) {
    problems.push(`${place}.scale is none of ${scales.join(', ')}`)
  }
  if (
    column.values !== undefined &&
    !(isRecord(column.values) && Object.values(column.values).every(isText))
  ) {
    problems.push(`${place}.values is no dictionary of texts`)
  }
  for (const rule of listOf(column, 'strip', problems)) {
    if (!isText(rule.prefix)) problems.push(`${place}.strip has a rule without prefix`)
  }
  for (const key of Object.keys(column)) {
    if (!columnKeys.has(key)) problems.push(`"${key}" is no part of ${place}`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    return fail('unnamed', [`it is not JSON (${(error as Error).message})`])
  }
}

function listOf(
  value: Record<string, unknown>,
  key: string,
  problems: string[],
): readonly Record<string, unknown>[] {
  const list = value[key]
  if (list === undefined && key !== 'columns') return []
  if (Array.isArray(list) && list.every(isRecord)) return list
  problems.push(`${key} is no list of objects`)
  return []
}

function fail(name: string, problems: readonly string[]): never {
  throw new MappingError(
    name,
    problems,
    'JSON with name, columns [{field, column, …}] and assumptions [{field, value, reason}]',
    'start from a preset or from a guessed mapping and edit that',
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isText)
}

function isField(value: unknown): boolean {
  return (fields as readonly unknown[]).includes(value)
}
