import { ArgumentError } from '@specie/units'

/** Refuses what are no probabilities of the losses 0, 1, 2 … units, adding up to one. */
export function requireDistribution(distribution: Float64Array): void {
  let sum = 0
  for (const [loss, probability] of distribution.entries()) {
    if (!(probability >= -1e-12 && probability <= 1 + 1e-9))
      throw new ArgumentError(`distribution[${loss}]`, probability, 'a probability from 0 to 1')
    sum += probability
  }
  if (Math.abs(sum - 1) > 1e-6) throw new ArgumentError('distribution', sum, 'probabilities that add up to 1')
}
