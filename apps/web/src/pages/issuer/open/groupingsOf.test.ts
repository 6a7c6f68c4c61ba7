import type { Tape } from '@specie/api'
import { expect, test } from 'vitest'
import { groupingsOf } from './groupingsOf.ts'

type Groups = NonNullable<NonNullable<Tape['check']>['figures']>['groups']

const tapeWith = (grades: number, countries: number) => {
  const of = (by: 'grade' | 'country', count: number): Groups =>
    Array.from({ length: count }, (_, index) => ({
      by,
      name: `${by}${index}`,
      loans: 1,
      balance: '1',
      part: 0.1,
    }))
  return {
    check: { figures: { groups: [...of('grade', grades), ...of('country', countries)] } },
  } as unknown as Pick<Tape, 'check'>
}
const offered = (tape: Pick<Tape, 'check'>) =>
  groupingsOf(tape)
    .filter(({ disabled }) => !disabled)
    .map(({ value }) => value)

test('loans are told apart only by what makes several groups, and not too many', () => {
  expect(offered(tapeWith(7, 1))).toEqual(['grade', 'none'])
  expect(offered(tapeWith(0, 3))).toEqual(['country', 'none'])
  expect(offered(tapeWith(41, 40))).toEqual(['country', 'none'])
})

test('what is not offered says why', () => {
  const [grade, country] = groupingsOf(tapeWith(0, 1))
  const unknown = { by: 'grade', name: 'unknown', loans: 9, balance: '9', part: 1 }
  const nameless = { check: { figures: { groups: [unknown] } } } as unknown as Pick<Tape, 'check'>
  expect(groupingsOf(nameless)[0]?.hint).toBe('The file has no grades.')
  expect(grade?.hint).toBe('The file has no grades.')
  expect(country?.hint).toBe('All loans have one country.')
})
