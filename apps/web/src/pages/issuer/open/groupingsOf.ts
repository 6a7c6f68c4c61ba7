import type { OpeningTerms, Tape } from '@specie/api'
import { formatCount } from '../../../format/rates.ts'

/** A way to tell loans apart, and whether this tape allows it. */
export interface Grouping {
  readonly value: OpeningTerms['segmentBy']
  readonly label: string
  readonly hint: string
  readonly disabled: boolean
}

/** More groups than this say more about chance than about risk. */
const MOST = 40

/** The ways to tell the loans of a checked tape apart, each with how many groups it makes. */
export function groupingsOf({ check }: Pick<Tape, 'check'>): readonly Grouping[] {
  const all = check?.figures?.groups ?? []
  const option = (value: 'grade' | 'country', label: string, one: string, many: string): Grouping => {
    const found = all.filter(({ by }) => by === value)
    const groups = found.length
    const hint =
      groups === 0 || (groups === 1 && found[0]?.name === 'unknown')
        ? `The file has no ${many}.`
        : groups === 1
          ? `All loans have one ${one}.`
          : groups > MOST
            ? `${formatCount(groups)} ${many}: too many to learn from.`
            : `${formatCount(groups)} ${many}.`
    return { value, label, hint, disabled: groups < 2 || groups > MOST }
  }
  return [
    option('grade', 'Grade', 'grade', 'grades'),
    option('country', 'Country', 'country', 'countries'),
    { value: 'none', label: 'Nothing', hint: 'All loans share the same expectations.', disabled: false },
  ]
}
