import type { Curve } from '@specie/quant'
import { uniform } from '@specie/servicing'
import type { CurveSource } from './CurveSource.ts'

/** Forwards that a made-up curve comes back to, 1e-7 a year: 3.6 % at the short end, 4.9 % at the long one. */
const ANCHOR = [370_000, 360_000, 352_000, 350_000, 365_000, 395_000, 430_000, 460_000, 490_000, 490_000]
/** Standard deviations of a day, 1e-7 a year: five basis points of level, three of slope. */
const LEVEL = 5_000
const SLOPE = 3_000
/** Part of the distance to the anchor that a day takes back. */
const REVERSION = 0.004
const LONGEST_WALK = 366

/**
 * A curve that moves by itself, for chains whose money is not real: from the last one a random walk of level and slope,
 * drawn back to a usual curve, one step a day. The same seed, last curve and day give the same curve.
 */
export function madeUpCurves(seed: string): CurveSource {
  return {
    name: 'a made-up market',
    async newest({ last, day, limit }) {
      if (last === undefined) return { day, forwards: ANCHOR }
      if (day <= last.day) return undefined
      const first = Math.max(last.day + 1, day - LONGEST_WALK)
      let forwards = last.forwards
      for (let step = first; step <= day; step++) forwards = moved(forwards, seed, step)
      return { day, forwards: forwards.map((forward, j) => within(forward, last.forwards[j]!, limit)) }
    },
  }
}

function moved(forwards: Curve['forwards'], seed: string, day: number): number[] {
  const level = LEVEL * normal(seed, String(day), 'level')
  const slope = SLOPE * normal(seed, String(day), 'slope')
  return forwards.map((forward, j) => {
    const lean = j / (forwards.length - 1) - 0.5
    return forward + level + slope * lean + REVERSION * (ANCHOR[j]! - forward)
  })
}

/** Sum of twelve even numbers: standard normal as near as a made-up market needs. */
function normal(...words: string[]): number {
  let sum = -6
  for (let draw = 0; draw < 12; draw++) sum += uniform(...words, String(draw))
  return sum
}

function within(forward: number, last: number, limit: number): number {
  return Math.round(Math.min(Math.max(forward, last - limit), last + limit))
}
