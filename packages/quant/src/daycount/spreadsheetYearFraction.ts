import { civilOf, dayOf, isLeapYear, requireInteger } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { requireDay } from '../date/requireDay.ts'
import { thirty360 } from './thirty360.ts'

/** 0 US 30/360, 1 actual/actual, 2 actual/360, 3 actual/365, 4 European 30/360. */
export type SpreadsheetBasis = 0 | 1 | 2 | 3 | 4

/**
 * Years between two days as spreadsheets count them (Excel YEARFRAC). Basis 1 divides by 366 when the span is at most a
 * year and touches a 29 February, else by the mean length of all years touched. OpenFormula 1.2 §4.11.7.
 */
export function spreadsheetYearFraction(basis: SpreadsheetBasis, start: number, end: number): number {
  requireDay('start', start)
  requireDay('end', end)
  requireInteger('basis', basis, 0, 4)
  switch (basis) {
    case 0:
      return thirty360('30/360 US', start, end) / 360
    case 1:
      return (end - start) / actualYear(start, end)
    case 2:
      return (end - start) / 360
    case 3:
      return (end - start) / 365
    case 4:
      return thirty360('30E/360', start, end) / 360
  }
}

function actualYear(start: number, end: number): number {
  const [first, last] = [civilOf(start).year, civilOf(end).year]
  if (end <= addMonths(start, 12)) {
    const leapDay = [first, last].some((year) => isLeapYear(year) && between(dayOf(year, 2, 29), start, end))
    return leapDay || (first === last && isLeapYear(first)) ? 366 : 365
  }
  return (dayOf(last + 1, 1, 1) - dayOf(first, 1, 1)) / (last - first + 1)
}

function between(day: number, start: number, end: number): boolean {
  return start <= day && day <= end
}
