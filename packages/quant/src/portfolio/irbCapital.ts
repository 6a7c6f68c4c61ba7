import { requireNumber } from '@specie/units'
import { requireVasicek, vasicekQuantile } from './vasicek.ts'

export type ExposureClass = 'corporate' | 'residentialMortgage' | 'revolvingRetail' | 'otherRetail'

export interface IrbTerms {
  readonly exposureClass: ExposureClass
  /** One-year probability of default. */
  readonly pd: number
  /** Loss given default, fraction. */
  readonly lgd: number
  /** Effective maturity in years, 1 to 5; counts for corporates only. */
  readonly maturity: number
}

export interface IrbCapital {
  readonly correlation: number
  /** Unexpected loss at 99.9 %, fraction of the exposure. */
  readonly capital: number
  /** capital × 12.5 */
  readonly riskWeight: number
}

/**
 * Capital of the internal ratings-based approach. Source: Basel Framework CRE31 (2023), without the scaling factor of
 * 1.06 that applied before.
 * @throws ArgumentError naming the term that cannot be right.
 */
export function irbCapital(terms: IrbTerms): IrbCapital {
  requireNumber('lgd', terms.lgd, 0, 1)
  requireNumber('maturity', terms.maturity, 1, 5)
  const correlation = assetCorrelation(terms.exposureClass, terms.pd)
  requireVasicek(terms.pd, correlation)
  const unexpected = terms.lgd * (vasicekQuantile(terms.pd, correlation, 0.999) - terms.pd)
  const capital =
    unexpected * (terms.exposureClass === 'corporate' ? maturityFactor(terms.pd, terms.maturity) : 1)
  return { correlation, capital, riskWeight: capital * 12.5 }
}

function assetCorrelation(exposureClass: ExposureClass, pd: number): number {
  switch (exposureClass) {
    case 'corporate':
      return between(0.24, 0.12, 50, pd)
    case 'residentialMortgage':
      return 0.15
    case 'revolvingRetail':
      return 0.04
    case 'otherRetail':
      return between(0.16, 0.03, 35, pd)
  }
}

/** From `high` at no risk down to `low`, exponentially in the probability of default. */
function between(high: number, low: number, decay: number, pd: number): number {
  const weight = Math.expm1(-decay * pd) / Math.expm1(-decay)
  return low * weight + high * (1 - weight)
}

function maturityFactor(pd: number, maturity: number): number {
  const slope = (0.11852 - 0.05478 * Math.log(pd)) ** 2
  return (1 + (maturity - 2.5) * slope) / (1 - 1.5 * slope)
}
