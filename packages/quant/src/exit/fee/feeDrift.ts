import { ArgumentError } from '@specie/units'
import { YEAR } from '../../fixed/wad.ts'

/** How a desk's base fee follows what its providers earn. */
export interface FeeDriftRule {
  /** Return that the providers are to earn, 1e-9 a year. */
  readonly hurdle: bigint
  /** Fee that a shortfall of 100 % a year moves in one period, 1e-5 of value. */
  readonly gain: bigint
  /** Most that the fee moves in one period, 1e-5. */
  readonly step: bigint
  /** Lowest fee it drifts to, 1e-5. */
  readonly least: bigint
  /** Highest, 1e-5. */
  readonly most: bigint
}

const RATE_UNIT = 1_000_000_000n

/**
 * Simple return a year between two prices of a reserve share, rounded towards zero, as the contract measures it.
 *
 * @param was price at the beginning, WAD, above 0
 * @param is price at the end, WAD
 * @param elapsed seconds, above 0
 * @returns 1e-9 a year
 * @throws ArgumentError when there is no beginning
 */
export function providersReturn(was: bigint, is: bigint, elapsed: bigint): bigint {
  if (was <= 0n) throw new ArgumentError('was', was, 'a price above 0')
  if (elapsed <= 0n) throw new ArgumentError('elapsed', elapsed, 'seconds above 0')
  return ((is - was) * RATE_UNIT * YEAR) / (was * elapsed)
}

/**
 * Base fee after one period that brought the providers `rate`: moved by gain·(hurdle − rate), within the bounds, by at most
 * a step; to the unit as the contract computes it. A fee outside the bounds moves towards them a step at a time.
 *
 * @param rate 1e-9 a year
 * @param base fee before, 1e-5
 * @returns 1e-5
 */
export function nextFee(rule: FeeDriftRule, rate: bigint, base: bigint): bigint {
  const wanted = base + (rule.gain * (rule.hurdle - rate)) / RATE_UNIT
  return within(within(wanted, rule.least, rule.most), base - rule.step, base + rule.step)
}

function within(value: bigint, low: bigint, high: bigint): bigint {
  if (value < low) return low
  return value > high ? high : value
}
