import type { NavPoint } from '@specie/api'

/** What moved a value, in words. */
export const causeWords: Readonly<Record<NavPoint['cause'], string>> = {
  report: 'New report of the servicer',
  mark: 'Marked to the interest rates of the day',
  confirmation: 'Valuation confirmed by the valuer',
  impairment: 'Late loans written down',
  collection: 'Month collected and paid out',
}
