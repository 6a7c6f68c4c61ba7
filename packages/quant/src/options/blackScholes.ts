import { normalDensity, normalDistribution } from '../probability/normal.ts'
import { type OptionTerms, requireOptionTerms } from './types.ts'

/** Price and every first- and second-order sensitivity of a European option. */
export interface OptionValue {
  readonly price: number
  /** ∂price/∂spot */
  readonly delta: number
  /** ∂²price/∂spot² */
  readonly gamma: number
  /** ∂price/∂volatility, per 1.00 of volatility */
  readonly vega: number
  /** −∂price/∂time to expiry, per year: what a year's passing gains */
  readonly theta: number
  /** ∂price/∂rate, per 1.00 */
  readonly rho: number
  /** ∂price/∂dividendYield, per 1.00 */
  readonly dividendRho: number
  /** ∂²price/∂spot∂volatility */
  readonly vanna: number
  /** ∂²price/∂volatility² */
  readonly volga: number
  /** −∂delta/∂time to expiry, per year */
  readonly charm: number
  /** ∂vega/∂time to expiry, per year */
  readonly veta: number
  /** ∂price/∂strike */
  readonly strikeDelta: number
  /** ∂²price/∂strike², the discounted density of the spot at expiry */
  readonly strikeGamma: number
}

/**
 * Black–Scholes–Merton with a continuous yield; with `dividendYield = rate` it is Black-76 on a forward.
 * Source: F. Black and M. Scholes (1973), R. Merton (1973), F. Black (1976); sensitivities by differentiation,
 * signs as in E. Haug, "The Complete Guide to Option Pricing Formulas" (2007), ch. 2.
 * With no time or no volatility left the price is the discounted intrinsic value of the forward and the
 * second-order sensitivities are zero.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function blackScholes(terms: OptionTerms): OptionValue {
  requireOptionTerms(terms)
  const { spot, strike, rate, dividendYield, volatility, time } = terms
  const sign = terms.kind === 'call' ? 1 : -1
  const discount = Math.exp(-rate * time)
  const carry = Math.exp(-dividendYield * time)
  const deviation = volatility * Math.sqrt(time)
  if (deviation === 0) return certain(terms, sign, discount, carry)

  const d1 = (Math.log(spot / strike) + (rate - dividendYield) * time) / deviation + deviation / 2
  const d2 = d1 - deviation
  const assetWeight = sign * carry * normalDistribution(sign * d1)
  const cashWeight = sign * discount * normalDistribution(sign * d2)
  const density = carry * normalDensity(d1)
  const vega = spot * density * Math.sqrt(time)
  const drift = ((rate - dividendYield) * time) / deviation - d2 / 2
  return {
    price: spot * assetWeight - strike * cashWeight,
    delta: assetWeight,
    gamma: density / (spot * deviation),
    vega,
    theta:
      (-spot * density * volatility) / (2 * Math.sqrt(time)) +
      dividendYield * spot * assetWeight -
      rate * strike * cashWeight,
    rho: time * strike * cashWeight,
    dividendRho: -time * spot * assetWeight,
    vanna: (-density * d2) / volatility,
    volga: (vega * d1 * d2) / volatility,
    charm: dividendYield * assetWeight - (density * drift) / time,
    veta: vega * (-dividendYield - (d1 * drift) / time + 1 / (2 * time)),
    strikeDelta: -cashWeight,
    strikeGamma: (discount * normalDensity(d2)) / (strike * deviation),
  }
}

function certain(terms: OptionTerms, sign: number, discount: number, carry: number): OptionValue {
  const inTheMoney = sign * (terms.spot * carry - terms.strike * discount) > 0
  const asset = inTheMoney ? sign * carry : 0
  const cash = inTheMoney ? sign * discount : 0
  return {
    price: terms.spot * asset - terms.strike * cash,
    delta: asset,
    gamma: 0,
    vega: 0,
    theta: terms.dividendYield * terms.spot * asset - terms.rate * terms.strike * cash,
    rho: terms.time * terms.strike * cash,
    dividendRho: -terms.time * terms.spot * asset,
    vanna: 0,
    volga: 0,
    charm: terms.dividendYield * asset,
    veta: 0,
    strikeDelta: -cash,
    strikeGamma: 0,
  }
}
