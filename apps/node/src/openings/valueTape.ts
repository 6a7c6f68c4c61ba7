import type { Curve } from '@specie/quant'
import { exactValue, type Ladder, toDay } from '@specie/quant'
import { cashCalendar, type PoolAssumptions, poolValuation } from '@specie/servicing'
import { parseCanonicalTape } from '@specie/tape'
import type { Hex } from 'viem'
import { trancheLosses } from './trancheLosses.ts'

/** A tape's value and everything that a preview shows of it. Cash units. */
export interface TapeValue {
  readonly name: string
  readonly cutOffDate: string
  readonly currency: string
  readonly decimals: number
  readonly balance: bigint
  readonly value: bigint
  /** Present value of what defaults are expected to cost. */
  readonly expectedLoss: bigint
  readonly sensitivities: readonly { readonly what: string; readonly change: bigint }[]
  readonly cashFlows: readonly {
    readonly until: string
    readonly scheduled: bigint
    readonly expected: bigint
  }[]
  readonly segments: readonly { readonly name: string; readonly loans: number }[]
  /** Of each tranche, senior first: mean part of its claim that the loans' losses cost, 0 to 1. */
  readonly trancheLosses: readonly number[]
  readonly ladderHash: Hex
  readonly tapeRoot: Hex
}

/** A hundredth of a per cent in 1e-7 and in 1e-9. */
const POINT_7 = 1_000
const POINT_9 = 100_000

/**
 * Values the loans of a canonical tape at a market.
 * @param shares of the value, one a tranche, senior first
 */
export function valueTape(
  text: string,
  assumptions: PoolAssumptions,
  { curve, hazardShift }: { readonly curve: Curve; readonly hazardShift: number },
  shares: readonly number[],
): TapeValue {
  const tape = parseCanonicalTape(text)
  const { forwards } = curve
  const { cashFlows, report, tapeRoot, segments } = poolValuation(tape, assumptions, 0n, {
    forwards,
    hazardShift,
  })
  const worth = (ladder: Ladder, points = 0, hazard = hazardShift) =>
    exactValue(
      ladder,
      forwards.map((forward) => forward + points),
      hazard,
    ).value
  const each = (change: (segment: Ladder[number]) => Partial<Ladder[number]>) =>
    cashFlows.map((segment) => ({ ...segment, ...change(segment) }))
  const value = worth(cashFlows)
  const sure = worth(
    each(() => ({ hazard: 0 })),
    0,
    0,
  )
  return {
    name: tape.name,
    cutOffDate: tape.cutOffDate,
    currency: tape.currency,
    decimals: tape.decimals,
    balance: tape.loans.reduce((sum, loan) => sum + loan.balance, 0n),
    value,
    expectedLoss: sure - value,
    sensitivities: [
      { what: 'interest rates', change: worth(cashFlows, POINT_7) - value },
      { what: 'default rate', change: worth(cashFlows, 0, hazardShift + POINT_9) - value },
      {
        what: 'spread',
        change: worth(each(({ spread }) => ({ spread: spread + POINT_9 }))) - value,
      },
    ],
    cashFlows: cashCalendar(cashFlows, tape.cutOffDate, hazardShift).map(({ date, scheduled, expected }) => ({
      until: date,
      scheduled: scheduled.interest + scheduled.principal,
      expected: expected.interest + expected.principal + expected.recoveries,
    })),
    segments,
    trancheLosses: trancheLosses(tape, assumptions, shares, { value, expectedLoss: sure - value }),
    ladderHash: report.ladderHash,
    tapeRoot,
  }
}

/** The cut-off as the chain counts it. */
export function cutOffSeconds(cutOffDate: string): number {
  return toDay(cutOffDate) * 86_400
}
