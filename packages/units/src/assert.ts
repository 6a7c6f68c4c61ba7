import { ArgumentError } from './error.ts'

/**
 * Refuses a number that is not finite or lies outside `[minimum, maximum]`.
 * @throws ArgumentError naming the argument.
 */
export function requireNumber(
  argument: string,
  value: number,
  minimum = -Infinity,
  maximum = Infinity,
): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < minimum || value > maximum) {
    throw new ArgumentError(argument, value, `a finite number${range(minimum, maximum)}`)
  }
  return value
}

/**
 * Refuses a number that is not an integer in `[minimum, maximum]`.
 * @throws ArgumentError naming the argument.
 */
export function requireInteger(
  argument: string,
  value: number,
  minimum = Number.MIN_SAFE_INTEGER,
  maximum = Number.MAX_SAFE_INTEGER,
): number {
  if (!Number.isSafeInteger(value) || value < minimum || value > maximum) {
    throw new ArgumentError(argument, value, `a whole number${range(minimum, maximum)}`)
  }
  return value
}

function range(minimum: number, maximum: number): string {
  if (minimum === -Infinity && maximum === Infinity) return ''
  if (maximum === Infinity || maximum === Number.MAX_SAFE_INTEGER) return ` of at least ${minimum}`
  if (minimum === -Infinity || minimum === Number.MIN_SAFE_INTEGER) return ` of at most ${maximum}`
  return ` from ${minimum} to ${maximum}`
}
