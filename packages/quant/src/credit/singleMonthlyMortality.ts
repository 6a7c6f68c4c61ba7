import { requireNumber } from '@specie/units'

/** Share that leaves in a month under a constant intensity a year: SMM = 1 − e^(−intensity/12). */
export function singleMonthlyMortality(intensity: number): number {
  return -Math.expm1(-requireNumber('intensity', intensity, 0) / 12)
}
