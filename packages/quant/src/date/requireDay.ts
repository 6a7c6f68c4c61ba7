import { ArgumentError } from '@specie/units'

/** Refuses what is no day number: a whole number of days within some ten thousand years of 1970. */
export function requireDay(argument: string, day: number): void {
  if (!(Number.isInteger(day) && day > -4_000_000 && day < 4_000_000)) {
    throw new ArgumentError(argument, day, 'a day number, whole days since 1970-01-01')
  }
}
