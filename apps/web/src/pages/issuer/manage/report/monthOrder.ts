import type { PeriodOrder } from '@specie/api'

/** What became of a loan in the month; loans without an entry paid as agreed. */
export type Fate = 'defaulted' | 'late' | 'prepaid'

/** Fates by the loan's own reference. */
export type Fates = Readonly<Record<string, Fate>>

/** The same day of the next month, or its last day; an ISO date. */
export function monthAfter(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10)
}

/** The servicer's entry as the server takes it. */
export function monthOrder(to: string, fates: Fates, recoveries: bigint): PeriodOrder {
  const of = (fate: Fate) =>
    Object.entries(fates)
      .filter(([, found]) => found === fate)
      .map(([id]) => id)
      .sort()
  return {
    to,
    defaulted: of('defaulted'),
    late: of('late'),
    prepaid: of('prepaid'),
    recoveries: recoveries.toString(),
  }
}
