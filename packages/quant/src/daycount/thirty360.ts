import { type Civil, civilOf, daysInMonth } from '@specie/units'
import { requireDay } from '../date/requireDay.ts'

/** The conventions of twelve months of thirty days. */
export type Thirty360 = '30/360' | '30/360 US' | '30E/360' | '30E/360 ISDA'

/**
 * Days between two day numbers when every month has thirty.
 * @param maturity exempt from the end-of-February rule of 30E/360 ISDA
 * @see ISDA 2006 Definitions §4.16(f)–(h); for the US rule, SIA Standard Securities Calculation Methods
 */
export function thirty360(convention: Thirty360, start: number, end: number, maturity?: number): number {
  requireDay('start', start)
  requireDay('end', end)
  const from = civilOf(start)
  const to = civilOf(end)
  const [first, last] = adjusted(convention, from, to, end === maturity)
  return 360 * (to.year - from.year) + 30 * (to.month - from.month) + last - first
}

function adjusted(convention: Thirty360, from: Civil, to: Civil, matures: boolean): [number, number] {
  switch (convention) {
    case '30E/360':
      return [Math.min(from.day, 30), Math.min(to.day, 30)]
    case '30E/360 ISDA':
      return [isLast(from) ? 30 : from.day, isLast(to) && !(to.month === 2 && matures) ? 30 : to.day]
    case '30/360': {
      const first = Math.min(from.day, 30)
      return [first, to.day === 31 && first === 30 ? 30 : to.day]
    }
    case '30/360 US': {
      // the end-of-February rules come first, then the 31sts
      const startsAtEnd = from.month === 2 && isLast(from)
      const first = startsAtEnd ? 30 : Math.min(from.day, 30)
      if (startsAtEnd && to.month === 2 && isLast(to)) return [first, 30]
      return [first, to.day === 31 && first === 30 ? 30 : to.day]
    }
  }
}

function isLast(civil: Civil): boolean {
  return civil.day === daysInMonth(civil.year, civil.month)
}
