import { ArgumentError, requireNumber } from '@specie/units'
import { conditionalDefaultProbability } from '../../portfolio/vasicek.ts'
import { inverseNormalDistribution } from '../../probability/normal.ts'

/** Credit terms of a tranche of an infinitely fine pool. */
export interface TrancheRiskTerms {
  /** Probability of default within a year, and what is lost then. */
  readonly pd: number
  readonly lgd: number
  /** Asset correlation of the Vasicek model. */
  readonly correlation: number
  /** Part of the pool's value that is lost before the tranche loses, and at which it has lost all. */
  readonly attachment: number
  readonly detachment: number
  /** Return on capital above the risk-free rate. */
  readonly capitalReturn: number
}

const STEPS = 2_000
const CONFIDENCE = 0.999

/**
 * Expected loss of a tranche a year, and what its capital costs: the loss at 99.9 % less the expected one, at the return
 * on capital (as `requiredReturn` has it for a whole pool).
 * @returns rates a year, of the tranche's value
 * @throws ArgumentError naming the term that cannot be right
 */
export function trancheRates(terms: TrancheRiskTerms): {
  readonly expectedLoss: number
  readonly capitalCharge: number
} {
  const { pd, lgd, correlation, attachment, detachment, capitalReturn } = terms
  requireNumber('lgd', lgd, 0, 1)
  requireNumber('attachment', attachment, 0, 1)
  requireNumber('detachment', detachment, 0, 1)
  requireNumber('capitalReturn', capitalReturn, 0, 10)
  if (!(detachment > attachment)) {
    throw new ArgumentError('detachment', detachment, `a number above ${attachment}`)
  }
  const width = detachment - attachment
  const lossAt = (factor: number) => {
    const loss = lgd * conditionalDefaultProbability(pd, correlation, factor)
    return Math.min(width, Math.max(0, loss - attachment)) / width
  }
  let sum = 0
  for (let step = 0; step < STEPS; step += 1) sum += lossAt(inverseNormalDistribution((step + 0.5) / STEPS))
  const expectedLoss = sum / STEPS
  const stressed = lossAt(-inverseNormalDistribution(CONFIDENCE))
  return { expectedLoss, capitalCharge: Math.max(0, stressed - expectedLoss) * capitalReturn }
}
