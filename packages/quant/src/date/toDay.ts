import { ArgumentError, dayOf, daysInMonth } from '@specie/units'

/**
 * Day number (days since 1970-01-01) of an ISO date `YYYY-MM-DD`.
 * @throws ArgumentError when the text has another form or no such day exists (2023-02-29).
 */
export function toDay(iso: string): number {
  const year = digits(iso, 0, 4)
  const month = digits(iso, 5, 7)
  const day = digits(iso, 8, 10)
  const shaped = iso.length === 10 && iso.charCodeAt(4) === DASH && iso.charCodeAt(7) === DASH
  if (!(shaped && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) {
    throw new ArgumentError('date', iso, 'a day of the calendar as YYYY-MM-DD')
  }
  return dayOf(year, month, day)
}

const DASH = 45
const ZERO = 48

/** Number in text; NaN when a character is no digit. Tapes have millions of dates: a regular expression is slow. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - ZERO
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    number = number * 10 + digit
  }
  return number
}
