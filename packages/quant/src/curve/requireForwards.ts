import { ArgumentError, requireInteger } from '@specie/units'

/** Largest rate that a curve's word holds, 1e-7 a year. */
const LARGEST = 2 ** 23

/** Refuses what are not ten forward rates in 1e-7 a year, whole numbers within ±83 % a year. */
export function requireForwards(forwards: readonly number[]): void {
  if (forwards.length !== 10) throw new ArgumentError('forwards', forwards, 'ten rates')
  for (let j = 0; j < 10; j++) requireInteger(`forwards[${j}]`, forwards[j]!, -LARGEST, LARGEST - 1)
}
