import { ArgumentError } from '@specie/units'
import { type Cycle, parseCycle } from '../cycle.ts'
import { parseTime, type Time } from '../time.ts'

/** Terms of a contract as the ACTUS dictionary names them, values as JSON gives them: numbers and dates also as text. */
export type ActusTermRecord = Readonly<Record<string, unknown>>

/** The refusal of a term: names it, the contract, what was found and what would do. */
export function termError(record: ActusTermRecord, name: string, expected: string): ArgumentError {
  const contract = record.contractID === undefined ? '' : ` of ${String(record.contractID)}`
  return new ArgumentError(`term ${name}${contract}`, record[name], expected)
}

/** Whether a term is given; the dictionary writes an absent value as null or an empty text. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '')
}

/** @throws ArgumentError when the term is given and no finite number */
export function numberTerm(record: ActusTermRecord, name: string): number | undefined {
  return oneOf(record, name, 'a number', toNumber)
}

/** @throws ArgumentError when the term is given and no date */
export function timeTerm(record: ActusTermRecord, name: string): Time | undefined {
  return oneOf(record, name, 'a date as 2013-01-01T00:00:00', toTime)
}

/** @throws ArgumentError when the term is given and no cycle or period */
export function cycleTerm(record: ActusTermRecord, name: string): Cycle | undefined {
  return oneOf(record, name, 'a cycle as P2ML0 or a period as P1D', toCycle)
}

/** @throws ArgumentError when the term is given and no text */
export function textTerm(record: ActusTermRecord, name: string): string | undefined {
  return oneOf(record, name, 'a text', toText)
}

/** @throws ArgumentError when the term is given and none of the choices */
export function choiceTerm<Choice extends string>(
  record: ActusTermRecord,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  return oneOf(record, name, choices.join(', '), (value) => toChoice(value, choices))
}

/** A term that holds one value or a list of them. */
export function listTerm<Value>(
  record: ActusTermRecord,
  name: string,
  expected: string,
  read: (value: unknown) => Value | undefined,
): readonly Value[] | undefined {
  const found = record[name]
  if (!isGiven(found)) return undefined
  const values = typeof found === 'string' ? found.replace(/[[\]]/g, '').split(',') : found
  return (Array.isArray(values) ? values : [values]).map((value: unknown) => {
    const result = read(value)
    if (result === undefined) throw termError(record, name, `${expected}, or a list of such`)
    return result
  })
}

/** A finite number, or its text. */
export function toNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** A time from its text. */
export function toTime(value: unknown): Time | undefined {
  return typeof value === 'string' ? parseTime(value) : undefined
}

/** A cycle from its text. */
export function toCycle(value: unknown): Cycle | undefined {
  return typeof value === 'string' ? parseCycle(value) : undefined
}

/** One of some texts, spaces around it forgiven. */
export function toChoice<Choice extends string>(
  value: unknown,
  choices: readonly Choice[],
): Choice | undefined {
  const text = typeof value === 'string' ? value.trim() : undefined
  return choices.find((choice) => choice === text)
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined
}

function oneOf<Value>(
  record: ActusTermRecord,
  name: string,
  expected: string,
  read: (value: unknown) => Value | undefined,
): Value | undefined {
  if (!isGiven(record[name])) return undefined
  const result = read(record[name])
  if (result === undefined) throw termError(record, name, expected)
  return result
}
