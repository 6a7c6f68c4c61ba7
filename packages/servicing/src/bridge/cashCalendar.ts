import { addMonths, expectedFlows, type Ladder, toDay, toIso } from '@specie/quant'

/** One month of a pool's cash, seen from a report. Cash units. */
export interface CalendarMonth {
  /** 1 for the month after the cut-off. */
  readonly month: number
  /** ISO date of the month's end. */
  readonly date: string
  /** As contracted and with the assumed prepayment, if nobody defaulted. */
  readonly scheduled: {
    readonly openingBalance: bigint
    readonly interest: bigint
    readonly principal: bigint
  }
  /** On average, after defaults; rounded to the nearest unit. */
  readonly expected: {
    readonly openingBalance: bigint
    readonly interest: bigint
    readonly principal: bigint
    readonly recoveries: bigint
    readonly losses: bigint
  }
}

/**
 * When a pool pays what: a ladder month by month, all segments together.
 * @param cutOffDate ISO date of the ladder's time zero
 * @param hazardShift added to the hazard of every segment, 1e-9 a year
 */
export function cashCalendar(ladder: Ladder, cutOffDate: string, hazardShift = 0): CalendarMonth[] {
  const cutOff = toDay(cutOffDate)
  const whole = (amount: number) => BigInt(Math.round(amount))
  return expectedFlows(ladder, hazardShift).map((flow, index) => {
    const sum = (column: 'cash' | 'openingBalance', at: number) =>
      ladder.reduce((total, segment) => total + (segment[column][at] ?? 0n), 0n)
    const openingBalance = sum('openingBalance', index)
    const principal = openingBalance - sum('openingBalance', index + 1)
    return {
      month: flow.month,
      date: toIso(addMonths(cutOff, flow.month)),
      scheduled: { openingBalance, interest: sum('cash', index) - principal, principal },
      expected: {
        openingBalance: whole(flow.openingBalance),
        interest: whole(flow.collected - flow.principal),
        principal: whole(flow.principal),
        recoveries: whole(flow.recovered),
        losses: whole(flow.lost),
      },
    }
  })
}
