import type { SegmentAssumptions } from '@specie/quant'
import type { SegmentBy } from './segmentOf.ts'

/** Assumptions of a pool's segments, and how loans fall into them. */
export interface PoolAssumptions {
  readonly segmentBy: SegmentBy
  readonly segments: readonly SegmentAssumptions[]
}
