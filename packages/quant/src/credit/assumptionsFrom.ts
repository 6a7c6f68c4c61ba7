import { requireNumber } from '@specie/units'
import type { SegmentAssumptions } from '../ladder/SegmentAssumptions.ts'
import type { SegmentEstimate } from './estimateSegments.ts'
import { singleMonthlyMortality } from './singleMonthlyMortality.ts'

/**
 * Estimates as the whole numbers that a ladder is built from, each rounded once to the nearest 1e-9.
 * @param spread over the curve for each segment, a year, continuously compounded: risk premium and servicing
 */
export function assumptionsFrom(
  estimates: readonly SegmentEstimate[],
  spread: (segment: string) => number,
): SegmentAssumptions[] {
  const whole = (value: number) => Math.round(value * 1e9)
  return estimates.map((estimate) => ({
    name: estimate.segment,
    hazard: whole(estimate.hazard.value),
    recovery: whole(estimate.recovery.value),
    spread: whole(requireNumber('spread', spread(estimate.segment), 0, 4)),
    prepayment: whole(singleMonthlyMortality(estimate.prepayment.value)),
  }))
}
