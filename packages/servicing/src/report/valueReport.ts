import { type PoolValuation, poolValuation } from '../valuation/poolValuation.ts'
import type { StoredReport } from './StoredReport.ts'

/**
 * Values a report anew from its tape and parameters: the same ladder, moments and root as when it was made.
 * @param impairment unrealised losses, cash units
 */
export function valueReport(report: StoredReport, impairment = 0n): PoolValuation {
  const { tape, assumptions, segmentBy, curve, hazardShift } = report
  return poolValuation(tape, { segments: assumptions, segmentBy }, impairment, {
    forwards: curve.forwards,
    hazardShift,
  })
}
