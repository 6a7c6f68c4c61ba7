import { ArgumentError, requireInteger } from '@specie/units'
import { toDay } from '../date/toDay.ts'
import type { LoanTerms } from '../schedule/LoanTerms.ts'
import { atOnce, type Steps } from '../work/inSlices.ts'
import { addLoan, emptyScheduledSums, type ScheduledSums } from './addLoan.ts'
import type { Ladder, Segment } from './Ladder.ts'
import { monthGrid } from './monthGrid.ts'
import type { SegmentAssumptions } from './SegmentAssumptions.ts'

/** Loans between two looks at the clock. */
const BATCH = 2_048

/** A ladder and what each of its segments stands for. */
export interface BuiltLadder {
  readonly ladder: Ladder
  /** Names of the segments, in the ladder's order (ascending). */
  readonly names: readonly string[]
  /** Loans in each. */
  readonly counts: readonly number[]
}

/**
 * The ladder of a tape: the contractual cash flows of all loans on a monthly grid from the cut-off, by segment, with
 * the assumed prepayment.
 *
 * Row k holds what is due in ((k−1), k] months after the cut-off (calendar months, the last day when a month is
 * shorter). Order within a month: default (left to the valuation), scheduled payment, prepayment of the balance after
 * it. Receivables and custom loans do not prepay. Amounts are whole units; the only rounding beside the schedules' is
 * that of a prepaying row, to the nearest unit.
 *
 * @param loans terms at the cut-off; loans of balance zero are skipped
 * @param cutOffDate ISO date
 * @param assumptions by segment; those without loans are left out of the ladder
 * @param segmentOf name of a loan's segment
 * @throws ArgumentError when a segment has no assumptions, a loan cannot be scheduled or pays after 360 months
 */
export function buildLadder<L extends LoanTerms>(
  loans: Iterable<L>,
  cutOffDate: string,
  assumptions: readonly SegmentAssumptions[],
  segmentOf: (loan: L) => string,
): BuiltLadder {
  return atOnce(ladderSteps(loans, cutOffDate, assumptions, segmentOf))
}

/**
 * `buildLadder` in steps, for `inSlices`.
 * @param total loans there are, for the share that is done; 0 when it is not known
 */
export function* ladderSteps<L extends LoanTerms>(
  loans: Iterable<L>,
  cutOffDate: string,
  assumptions: readonly SegmentAssumptions[],
  segmentOf: (loan: L) => string,
  total = 0,
): Steps<BuiltLadder> {
  requireInteger('total', total, 0)
  const cutOff = toDay(cutOffDate)
  const grid = monthGrid(cutOff)
  const sums = new Map<string, ScheduledSums>()
  let seen = 0
  for (const loan of loans) {
    seen += 1
    if (seen % BATCH === 0) yield total === 0 ? 0 : seen / total
    if (loan.balance === 0n) continue
    const name = segmentOf(loan)
    const sum = sums.get(name) ?? emptyScheduledSums()
    sums.set(name, sum)
    sum.count++
    addLoan(sum, loan, grid)
  }
  const names = [...sums.keys()].sort(ascending)
  return {
    names,
    counts: names.map((name) => sums.get(name)!.count),
    ladder: names.map((name) => segmentFrom(sums.get(name)!, assumptionsFor(name, assumptions))),
  }
}

/** By code unit, not by the language of the machine. */
function ascending(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function assumptionsFor(name: string, assumptions: readonly SegmentAssumptions[]): SegmentAssumptions {
  const found = assumptions.find((candidate) => candidate.name === name)
  if (found === undefined)
    throw new ArgumentError(
      'assumptions',
      assumptions.map((given) => given.name),
      `an entry for segment ${name}`,
    )
  requireInteger(`assumptions.${name}.prepayment`, found.prepayment, 0, 1_000_000_000)
  return found
}

function segmentFrom(sum: ScheduledSums, assumptions: SegmentAssumptions): Segment {
  const months =
    1 + Math.max(...[0, 1].map((prepays) => sum.cash[prepays]!.findLastIndex((amount) => amount > 0)), 0)
  const cash = Array.from({ length: months }, () => 0n)
  const openingBalance = Array.from({ length: months }, () => 0n)
  for (const prepays of [0, 1]) {
    const prepayment = prepays * (assumptions.prepayment / 1e9)
    let staying = 1
    let opening = exactSum(sum.principal[prepays]!)
    for (let k = 0; k < months; k++) {
      const after = opening - sum.principal[prepays]![k]!
      const paid = staying * (sum.cash[prepays]![k]! + prepayment * after)
      cash[k] = cash[k]! + BigInt(Math.round(paid))
      openingBalance[k] = openingBalance[k]! + BigInt(Math.round(staying * opening))
      staying *= 1 - prepayment
      opening = after
    }
  }
  const { hazard, recovery, spread } = assumptions
  return { hazard, recovery, spread, cash, openingBalance }
}

/** Sums stay whole as long as they are below 2^53. */
function exactSum(amounts: Float64Array): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0)
  if (Math.abs(sum) > Number.MAX_SAFE_INTEGER) {
    throw new ArgumentError(
      'loans',
      `a segment of ${sum} units`,
      'less than 2^53 units (9 billion at 6 decimals) in one segment',
    )
  }
  return sum
}
