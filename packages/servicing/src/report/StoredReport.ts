import type { Curve, SegmentAssumptions } from '@specie/quant'
import type { LoanTape } from '@specie/tape'
import type { Hex } from 'viem'
import type { SegmentBy } from '../valuation/segmentOf.ts'

/** What a report was computed with. With the tape beside it anyone gets the same ladder, moments and value. */
export interface ReportParameters {
  /** 0 for the report that opened the pool. */
  readonly period: number
  readonly cutOffDate: string
  readonly assumptions: readonly SegmentAssumptions[]
  readonly segmentBy: SegmentBy
  readonly curve: Curve
  /** 1e-9 a year. */
  readonly hazardShift: number
  readonly ladderHash: Hex
  readonly tapeRoot: Hex
  /** Loans written off since the report before, by id; left out where the servicer did not say. */
  readonly writtenOff?: readonly string[]
}

/** One report of a pool, with everything that a recomputation needs. */
export interface StoredReport extends ReportParameters {
  readonly tape: LoanTape
}
