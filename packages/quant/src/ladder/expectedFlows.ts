import { requireNumber } from '@specie/units'
import { checkRates } from './checkLadder.ts'
import type { Ladder } from './Ladder.ts'

/** What a pool is expected to pay in one month, seen from the cut-off. Cash units. */
export interface ExpectedMonth {
  /** 1 for the month after the cut-off. */
  readonly month: number
  /** Contractual cash, prepayment included, if nobody defaulted. */
  readonly contractual: number
  /** Cash of the loans that are still alive. */
  readonly collected: number
  readonly recovered: number
  readonly lost: number
  /** Balance alive at the month's start. */
  readonly openingBalance: number
  /** Part of `collected` that repays principal; negative where interest is added to the balance. */
  readonly principal: number
}

/**
 * Expected cash of a ladder month by month, all segments together: survival times contractual cash, and recovery and loss
 * of what defaults within the month.
 * @param hazardShift added to the hazard of every segment, 1e-9 a year
 */
export function expectedFlows(ladder: Ladder, hazardShift = 0): ExpectedMonth[] {
  ladder.forEach(checkRates)
  requireNumber('hazardShift', hazardShift)
  const months = ladder.reduce((longest, segment) => Math.max(longest, segment.cash.length), 0)
  return Array.from({ length: months }, (_, k) => {
    const row = {
      month: k + 1,
      contractual: 0,
      collected: 0,
      recovered: 0,
      lost: 0,
      openingBalance: 0,
      principal: 0,
    }
    for (const segment of ladder) {
      if (k >= segment.cash.length) continue
      const hazard = ((segment.hazard + hazardShift) * 1e-9) / 12
      const [before, after] = [Math.exp(-hazard * k), Math.exp(-hazard * (k + 1))]
      const cash = Number(segment.cash[k]!)
      const balance = Number(segment.openingBalance[k]!)
      const defaulted = Math.max(before - after, 0) * balance
      row.contractual += cash
      row.collected += after * cash
      row.recovered += defaulted * segment.recovery * 1e-9
      row.lost += defaulted * (1 - segment.recovery * 1e-9)
      row.openingBalance += before * balance
      row.principal += after * (balance - Number(segment.openingBalance[k + 1] ?? 0n))
    }
    return row
  })
}
