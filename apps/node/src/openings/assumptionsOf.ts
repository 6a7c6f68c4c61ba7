import type { OpeningTerms } from '@specie/api'
import type { PoolAssumptions } from '@specie/servicing'

type Segments = Pick<OpeningTerms, 'segmentBy' | 'segments'>

/** Fractions of a page as the whole rates that the model computes with, each rounded once to 1e-9. */
export function assumptionsOf({ segmentBy, segments }: Segments): PoolAssumptions {
  const whole = (fraction: number) => Math.round(fraction * 1e9)
  return {
    segmentBy,
    segments: segments.map(({ name, hazard, recovery, spread, prepaymentMonthly }) => ({
      name,
      hazard: whole(hazard),
      recovery: whole(recovery),
      spread: whole(spread),
      prepayment: whole(prepaymentMonthly),
    })),
  }
}

/** Whole rates as fractions for a page. */
export function segmentsAnswer({ segmentBy, segments }: PoolAssumptions): Segments {
  return {
    segmentBy,
    segments: segments.map(({ name, hazard, recovery, spread, prepayment }) => ({
      name,
      hazard: hazard / 1e9,
      recovery: recovery / 1e9,
      spread: spread / 1e9,
      prepaymentMonthly: prepayment / 1e9,
    })),
  }
}
