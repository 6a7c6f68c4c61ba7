/** A calendar date; month 1..12. Proleptic Gregorian, no time zone. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days of a month, leap years counted. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return leap ? 29 : monthLengths[month - 1]!
}

/** `'2024-02-29'` to its parts. Expects a valid ISO date: use isIsoDate for text from outside. */
export function civilDate(iso: string): CivilDate {
  return { year: digits(iso, 0) * 100 + digits(iso, 2), month: digits(iso, 5), day: digits(iso, 8) }
}

/** Two digits as a number, without making a piece of text. */
function digits(iso: string, at: number): number {
  return iso.charCodeAt(at) * 10 + iso.charCodeAt(at + 1) - 528
}

/** Parts to ISO text; no check. */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

/** Whether a text is an existing date written yyyy-mm-dd. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const { year, month, day } = civilDate(text)
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days since 1970-01-01. Source: Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
export function dayNumber(iso: string): number {
  const { year, month, day } = civilDate(iso)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Inverse of dayNumber (civil_from_days of the same source). */
export function dateOfDay(days: number): string {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/** Whole days from one ISO date to another, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from)
}

/** Adds whole months; a day that the month lacks becomes its last: 2024-01-31 and 1 is 2024-02-29. */
export function addMonths(iso: string, months: number): string {
  const { year, month, day } = civilDate(iso)
  const index = year * 12 + month - 1 + months
  const newYear = Math.floor(index / 12)
  const newMonth = (index % 12) + 1
  return isoDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** Difference of calendar months, days ignored: 2024-01-31 to 2024-03-01 is 2. */
export function calendarMonthsBetween(from: string, to: string): number {
  const start = civilDate(from)
  const end = civilDate(to)
  return (end.year - start.year) * 12 + end.month - start.month
}
