import { findRoot } from './findRoot.ts'

/**
 * Root of a function near a guess, above a floor: the bracket grows from the guess until the sign changes, then
 * `findRoot`.
 * @param floor the argument must stay above it, e.g. −1 for a rate of return
 * @throws SpecieError when no change of sign is found
 */
export function bracketRoot(f: (x: number) => number, guess: number, floor: number): number {
  let [low, high] = [guess, guess]
  let width = 0.05
  for (let n = 0; n < 60; n++) {
    low = Math.max(low - width, floor + (low - floor) / 2)
    high += width
    width *= 1.6
    if (f(low) * f(high) <= 0) return findRoot(f, low, high)
  }
  return findRoot(f, low, high)
}
