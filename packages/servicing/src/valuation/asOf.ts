import { toDay } from '@specie/quant'
import type { LoanTape } from '@specie/tape'

/** The cut-off of a tape as the chain knows it: 00:00 UTC of that day, unix seconds. */
export function asOf(tape: Pick<LoanTape, 'cutOffDate'>): number {
  return toDay(tape.cutOffDate) * 86_400
}
