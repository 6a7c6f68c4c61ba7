import { ArgumentError, requireNumber } from '@specie/units'
import { requireDistribution } from './requireDistribution.ts'

/**
 * Expected loss of a tranche as a fraction of its size: E[min(max(L − attachment, 0), width)]/width.
 * @param distribution probabilities of the losses 0, 1, 2 … units
 * @param attachment loss units below which the tranche loses nothing
 * @param detachment loss units from which it has lost everything, above the attachment
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function trancheExpectedLoss(
  distribution: Float64Array,
  attachment: number,
  detachment: number,
): number {
  requireDistribution(distribution)
  requireNumber('attachment', attachment, 0)
  requireNumber('detachment', detachment, 0)
  if (!(detachment > attachment))
    throw new ArgumentError('detachment', detachment, `a number above ${attachment}`)
  const width = detachment - attachment
  return distribution.reduce(
    (sum, probability, loss) => sum + (probability * Math.min(width, Math.max(0, loss - attachment))) / width,
    0,
  )
}

/** Least loss in units that is not exceeded with the given confidence. */
export function lossQuantile(distribution: Float64Array, confidence: number): number {
  requireDistribution(distribution)
  requireNumber('confidence', confidence, 0, 1)
  let sum = 0
  for (let loss = 0; loss < distribution.length; loss++) {
    sum += distribution[loss]!
    if (sum >= confidence) return loss
  }
  return distribution.length - 1
}
