import { civilOf, requireInteger } from '@specie/units'

/**
 * ISO date `YYYY-MM-DD` of a day number (days since 1970-01-01), years 0001 to 9999.
 * @throws ArgumentError when the day is not a whole number or lies outside those years.
 */
export function toIso(day: number): string {
  requireInteger('day', day, -719162, 2932896)
  const civil = civilOf(day)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(civil.year).padStart(4, '0')}-${two(civil.month)}-${two(civil.day)}`
}
