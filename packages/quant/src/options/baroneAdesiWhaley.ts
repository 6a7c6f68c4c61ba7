import { normalDensity, normalDistribution } from '../probability/normal.ts'
import { hasTwoBoundaries, valueBetweenBoundaries } from './betweenBoundaries.ts'
import { blackScholes } from './blackScholes.ts'
import { intrinsicValue, type OptionTerms, requireOptionTerms } from './types.ts'

/**
 * American option by the quadratic approximation of G. Barone-Adesi and R. Whaley (1987): the European price plus
 * an early-exercise premium. Fast; within a few hundredths of a percent of the spot for terms up to a year.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function baroneAdesiWhaley(terms: OptionTerms): number {
  requireOptionTerms(terms)
  const { kind, spot, strike, rate, dividendYield, volatility, time } = terms
  const european = blackScholes(terms).price
  const intrinsic = intrinsicValue(kind, spot, strike)
  if (time === 0 || volatility === 0) return Math.max(intrinsic, european)
  // between two boundaries the approximation has no meaning
  if (hasTwoBoundaries(terms)) return valueBetweenBoundaries(terms)
  // no gain from early exercise: a call without income, a put without interest
  if (kind === 'call' ? dividendYield <= 0 : rate <= 0) return european

  const sign = kind === 'call' ? 1 : -1
  const exponent = premiumExponent(terms, sign)
  const critical = criticalSpot(terms, sign, exponent)
  if (sign * (spot - critical) >= 0) return intrinsic
  const premium = (sign * critical * (1 - carriedProbability(terms, sign, critical))) / exponent
  return european + premium * (spot / critical) ** exponent
}

function premiumExponent(terms: OptionTerms, sign: number): number {
  const variance = terms.volatility ** 2
  const m = rateRatio(terms.rate, variance, terms.time)
  const n = (2 * (terms.rate - terms.dividendYield)) / variance
  return (1 - n + sign * Math.sqrt((n - 1) ** 2 + 4 * m)) / 2
}

/** 2r/(σ²(1 − e^(−rT))), which tends to 2/(σ²T) as the rate vanishes. */
function rateRatio(rate: number, variance: number, time: number): number {
  const share = -Math.expm1(-rate * time)
  return share === 0 ? 2 / (variance * time) : (2 * rate) / (variance * share)
}

function firstDistance(terms: OptionTerms, spot: number): number {
  const deviation = terms.volatility * Math.sqrt(terms.time)
  const drift = (terms.rate - terms.dividendYield + terms.volatility ** 2 / 2) * terms.time
  return (Math.log(spot / terms.strike) + drift) / deviation
}

function carriedProbability(terms: OptionTerms, sign: number, spot: number): number {
  return Math.exp(-terms.dividendYield * terms.time) * normalDistribution(sign * firstDistance(terms, spot))
}

/** The spot at which exercising and holding are worth the same, by Newton's method. */
function criticalSpot(terms: OptionTerms, sign: number, exponent: number): number {
  let critical = terms.strike
  for (let round = 0; round < 100; round++) {
    const european = blackScholes({ ...terms, spot: critical }).price
    const carried = carriedProbability(terms, sign, critical)
    const held = european + (sign * critical * (1 - carried)) / exponent
    const gap = held - sign * (critical - terms.strike)
    const deviation = terms.volatility * Math.sqrt(terms.time)
    const density =
      Math.exp(-terms.dividendYield * terms.time) * normalDensity(firstDistance(terms, critical))
    const slope = sign * (carried + (1 - carried) / exponent) - density / (exponent * deviation) - sign
    const next = critical - gap / slope
    if (Math.abs(next - critical) <= 1e-12 * critical) return next
    // a step may leave the positive line when the first guess is far off: halve towards it instead
    critical = next > 0 ? next : critical / 2
  }
  return critical
}
