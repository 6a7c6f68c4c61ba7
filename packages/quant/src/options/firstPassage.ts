import { requireNumber } from '@specie/units'
import { normalDistribution } from '../probability/normal.ts'

/**
 * Probability that a geometric Brownian motion touches `barrier` within `time` years.
 * Source: reflection principle; E. Reiner and M. Rubinstein, "Unscrambling the binary code" (1991).
 * @param drift continuous growth rate of the price per year (rate less yield, or an expected return)
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function firstPassageProbability(
  spot: number,
  barrier: number,
  drift: number,
  volatility: number,
  time: number,
): number {
  requireNumber('spot', spot, Number.MIN_VALUE)
  requireNumber('barrier', barrier, Number.MIN_VALUE)
  requireNumber('drift', drift, -10, 10)
  requireNumber('volatility', volatility, Number.MIN_VALUE, 10)
  requireNumber('time', time, 0, 200)
  if (spot === barrier) return 1
  if (time === 0) return 0
  const side = spot > barrier ? -1 : 1
  const distance = Math.log(barrier / spot)
  const deviation = volatility * Math.sqrt(time)
  const logDrift = drift - volatility ** 2 / 2
  const straight = normalDistribution((side * (-distance + logDrift * time)) / deviation)
  const reflected = normalDistribution((side * (-distance - logDrift * time)) / deviation)
  return Math.min(1, straight + Math.exp((2 * logDrift * distance) / volatility ** 2) * reflected)
}
