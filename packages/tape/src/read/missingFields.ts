import type { Field } from '../model/Field.ts'
import type { Assumption } from '../model/LoanTape.ts'
import type { Mapping } from '../model/Mapping.ts'

/**
 * What a mapping lacks for any row to become a loan, as sentences; empty when it is complete.
 * Fields that only some kinds need are asked for when the kind is one assumed value for the whole tape.
 */
export function missingFields(
  mapping: Pick<Mapping, 'columns'>,
  assumptions: readonly Assumption[],
): readonly string[] {
  const filled = new Set<Field>([
    ...mapping.columns.map((column) => column.field),
    ...assumptions.map((assumption) => assumption.field),
  ])
  const kind = mapping.columns.some((column) => column.field === 'kind')
    ? undefined
    : assumptions.find((assumption) => assumption.field === 'kind')?.value
  const alternatives: readonly (readonly Field[])[] = [
    ['id'],
    ['currency'],
    ['kind'],
    ['originationDate'],
    ['originalBalance', 'balance'],
    ['maturityDate', 'termMonths', 'schedule'],
    ...neededBy(kind),
  ]
  return alternatives
    .filter((choices) => !choices.some((field) => filled.has(field)))
    .map((choices) => `no column and no assumption fills ${choices.join(' or ')}`)
}

function neededBy(kind: string | undefined): readonly (readonly Field[])[] {
  if (kind === 'level-pay' || kind === 'interest-only') return [['rate'], ['dayCount'], ['frequency']]
  if (kind === 'bullet') return [['rate'], ['dayCount']]
  return kind === 'custom' ? [['schedule']] : []
}
