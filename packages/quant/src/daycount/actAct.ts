import { ArgumentError, civilOf, dayOf, isLeapYear } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'

/** Year fraction ACT/ACT ISDA: days in leap years over 366, the others over 365. ISDA 2006 §4.16(b). */
export function actActIsda(start: number, end: number): number {
  const first = civilOf(start).year
  const last = civilOf(end).year
  const length = (year: number) => (isLeapYear(year) ? 366 : 365)
  if (first === last) return (end - start) / length(first)
  return (
    (dayOf(first + 1, 1, 1) - start) / length(first) +
    (last - first - 1) +
    (end - dayOf(last, 1, 1)) / length(last)
  )
}

/**
 * Year fraction ACT/ACT ICMA: in each regular period, days over (days of the period × periods a year). Days beyond the
 * reference period fall into the regular periods before and after it. ICMA rule 251.1; ISDA 2006 §4.16(c).
 * @throws ArgumentError when the reference period is not a whole number of months that divides the year
 */
export function actActIcma(start: number, end: number, reference: { start: number; end: number }): number {
  const months = Math.round((reference.end - reference.start) / (365.25 / 12))
  if (months < 1 || 12 % months !== 0) {
    throw new ArgumentError('reference', reference, 'a regular period of 1, 2, 3, 4, 6 or 12 months')
  }
  const dayOfMonth = Math.max(civilOf(reference.start).day, civilOf(reference.end).day)
  const edge = (n: number) =>
    n === 0 ? reference.start : n === 1 ? reference.end : addMonths(reference.start, n * months, dayOfMonth)
  let n = 0
  while (edge(n) > start) n--
  while (edge(n + 1) <= start) n++
  let fraction = 0
  for (; edge(n) < end; n++) {
    const days = Math.min(end, edge(n + 1)) - Math.max(start, edge(n))
    fraction += (days / (edge(n + 1) - edge(n))) * (months / 12)
  }
  return fraction
}

/**
 * Year fraction ACT/ACT AFB: whole years counted back from the end, the rest over 366 when it holds a 29 February,
 * else 365. Association française des banques, 1994.
 */
export function actActAfb(start: number, end: number): number {
  let years = 0
  while (yearsBefore(end, years + 1) >= start) years++
  const stubEnd = yearsBefore(end, years)
  const leapDay = [civilOf(start).year, civilOf(stubEnd).year].some((year) => {
    const day = dayOf(year, 2, 29)
    return isLeapYear(year) && start <= day && day < stubEnd
  })
  return years + (stubEnd - start) / (leapDay ? 366 : 365)
}

function yearsBefore(day: number, years: number): number {
  const civil = civilOf(day)
  const back = addMonths(day, -12 * years)
  // counted back from the last of February, the day is the last of February
  return civil.month === 2 && civil.day === 28 && isLeapYear(civil.year - years) ? back + 1 : back
}
