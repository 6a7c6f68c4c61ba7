import { nearestUnit } from './nearestUnit.ts'

/**
 * Instalment that repays a balance in equal periods, to the nearest unit: B·i·g/(g − 1), g = (1 + i)^n, or B/n without
 * interest. The power is taken by squaring, with products only, so every machine gets the same units.
 * @param balance whole cash units
 * @param periodRate rate of one period
 * @param periods payments left, at least 1
 */
export function levelInstalment(balance: number, periodRate: number, periods: number): number {
  if (periodRate === 0) return nearestUnit(balance / periods)
  let growth = 1
  let square = 1 + periodRate
  for (let left = periods; left > 0; left >>= 1) {
    if ((left & 1) === 1) growth *= square
    square *= square
  }
  return nearestUnit((balance * periodRate * growth) / (growth - 1))
}
