import { exactValue, expWad, type Ladder, type Market, RATE_UNIT, type Segment, WAD } from '@specie/quant'

/** What a ladder expects of the time that has passed and of what remains. Cash units. */
export interface Expectation {
  /** Cash of the months passed. */
  readonly cash: bigint
  /** Value of the rest, at the end of those months. */
  readonly rest: bigint
}

/**
 * What a ladder expected to have paid and still to be worth `months` after its cut-off, at the market that it was
 * valued at: the rows of the months passed, and the value of the rows left (the same curve by time to payment), each
 * times the survival of its segment. Between whole months on a straight line.
 * @param months 0 or more, also fractions
 */
export function expectedRest(ladder: Ladder, market: Market, months: number): Expectation {
  const whole = Math.floor(months)
  const before = afterMonths(ladder, market, whole)
  if (whole === months) return before
  const after = afterMonths(ladder, market, whole + 1)
  const part = BigInt(Math.round((months - whole) * 1e9))
  const between = (from: bigint, to: bigint) => from + ((to - from) * part) / 1_000_000_000n
  return { cash: between(before.cash, after.cash), rest: between(before.rest, after.rest) }
}

function afterMonths(ladder: Ladder, market: Market, months: number): Expectation {
  let [cash, rest] = [0n, 0n]
  for (const segment of ladder) {
    for (let passed = 0; passed <= months && passed < segment.cash.length; passed++) {
      const { value, due } = exactValue([later(segment, passed)], market.forwards, market.hazardShift)
      const alive = survival(segment, market.hazardShift, passed)
      if (passed < months) cash += (due * alive) / WAD
      else rest += (value * alive) / WAD
    }
  }
  return { cash, rest }
}

function later(segment: Segment, months: number): Segment {
  return {
    ...segment,
    cash: segment.cash.slice(months),
    openingBalance: segment.openingBalance.slice(months),
  }
}

function survival({ hazard }: Segment, hazardShift: number, months: number): bigint {
  return expWad((-(BigInt(hazard) + BigInt(hazardShift)) * RATE_UNIT * BigInt(months)) / 12n)
}
