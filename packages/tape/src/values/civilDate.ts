import { type Civil, civilOf, dayOf, daysInMonth } from '@specie/units'

/** `'2024-02-29'` to its parts. Expects a valid ISO date: use isIsoDate for text from outside. */
export function civilDate(iso: string): Civil {
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

/** Days since 1970-01-01. */
export function dayNumber(iso: string): number {
  const { year, month, day } = civilDate(iso)
  return dayOf(year, month, day)
}

/** Inverse of dayNumber. */
export function dateOfDay(days: number): string {
  const { year, month, day } = civilOf(days)
  return isoDate(year, month, day)
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
