import { ArgumentError } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { monthsBetween } from '../date/monthsBetween.ts'
import { requireDay } from '../date/requireDay.ts'
import { actActAfb, actActIcma, actActIsda } from './actAct.ts'
import type { DayCount, DayCountContext } from './DayCount.ts'
import { thirty360 } from './thirty360.ts'

/**
 * Years between two day numbers by a day count convention (see `DayCount` for the sources).
 * @throws ArgumentError when `end` lies before `start`, or ICMA lacks its reference period
 */
export function yearFraction(
  convention: DayCount,
  start: number,
  end: number,
  context: DayCountContext = {},
): number {
  requireDay('start', start)
  requireDay('end', end)
  if (!(end >= start)) throw new ArgumentError('end', end, `a day not before the start ${start}`)
  switch (convention) {
    case 'ACT/360':
      return (end - start) / 360
    case 'ACT/365F':
      return (end - start) / 365
    case 'ACT/ACT':
    case 'ACT/ACT ISDA':
      return actActIsda(start, end)
    case 'ACT/ACT AFB':
      return actActAfb(start, end)
    case 'ACT/ACT ICMA':
      if (context.reference === undefined) {
        throw new ArgumentError('context.reference', undefined, 'the regular coupon period, for ACT/ACT ICMA')
      }
      return actActIcma(start, end, context.reference)
    case 'equal periods': {
      const months = monthsBetween(start, end)
      return months / 12 + (end - addMonths(start, months)) / 365
    }
    default:
      return thirty360(convention, start, end, context.maturity) / 360
  }
}
