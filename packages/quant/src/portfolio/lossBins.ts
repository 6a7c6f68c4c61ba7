import { ArgumentError } from '@specie/units'
import { requireDistribution } from './requireDistribution.ts'
import { lossQuantile } from './trancheLoss.ts'

/** A range of losses, cash units, and its probability. The first holds no loss alone. */
export interface LossBin {
  readonly from: number
  readonly to: number
  readonly probability: number
}

const BINS = 48
const SHOWN = 0.9999

/**
 * A loss distribution in 48 ranges of the same width, up to the loss that is not exceeded with 99.99 %.
 * @param distribution probabilities of the losses 0, 1, 2 … units
 * @param unit cash units of one loss unit, above 0
 * @throws ArgumentError when the unit is not above 0
 */
export function lossBins(distribution: Float64Array, unit: number): LossBin[] {
  requireDistribution(distribution)
  if (!(unit > 0 && unit < Number.POSITIVE_INFINITY))
    throw new ArgumentError('unit', unit, 'a number above 0')
  const end = Math.max(lossQuantile(distribution, SHOWN), BINS)
  const width = Math.ceil(end / BINS)
  return Array.from({ length: BINS }, (_, n) => {
    const own = distribution.subarray(n * width, (n + 1) * width)
    const probability = own.reduce((sum, each) => sum + each, 0)
    return { from: n * width * unit, to: (n + 1) * width * unit, probability }
  })
}
