import { ArgumentError } from '@specie/units'
import type { Contract } from '../Contract.ts'
import type { Cycle } from '../cycle.ts'
import {
  type EvaluatedEvent,
  noPayoff,
  type Payoff,
  type ScheduledEvent,
  shiftedEvent,
  type Transition,
} from '../Event.ts'
import { accrue, withNotional } from '../loan/accrue.ts'
import { initialLoanState } from '../loan/initialState.ts'
import { resetRate } from '../loan/variable.ts'
import { runEvents } from '../runEvents.ts'
import { cyclicTime, scheduleTimes } from '../schedule.ts'
import { type ContractTerms, needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'
import { amortizerEvents } from './amortizer.ts'

/** One stretch of an array schedule: its times, and its number in the lists of terms. */
interface Segment {
  readonly index: number
  readonly times: readonly Time[]
}

/** LAX, exotic linear amortizer: redemptions, increases, interest and rates by lists of segments. */
export function exoticLinearAmortizer(contract: Contract): EvaluatedEvent[] {
  const { terms } = contract
  const end = exoticMaturity(terms)
  const payments = interestTimes(terms, end)
  const schedule = [
    ...principalEvents(contract, end),
    ...amortizerEvents(contract, payments, end),
    ...resetEvents(contract, end),
  ]
  return runEvents(contract, schedule, initialLoanState(contract, payments), { dropBeforePurchase: true })
}

/** The n-th cycle of a list; a single one holds for all segments. */
function cycleAt(cycles: readonly Cycle[] | undefined, index: number): Cycle | undefined {
  return cycles?.length === 1 ? cycles[0] : cycles?.[index]
}

/** Segments of an array schedule: each from its anchor to the next one's, the last to the end. */
function segmentsOf(
  terms: ContractTerms,
  anchors: readonly Time[],
  cycles: readonly Cycle[] | undefined,
  end: Time,
): Segment[] {
  return anchors.map((start, index) => ({
    index,
    times: scheduleTimes({
      start,
      cycle: cycleAt(cycles, index),
      end: Math.min(anchors[index + 1] ?? end, end),
      endOfMonth: terms.endOfMonthConvention,
      includeEnd: false,
    }),
  }))
}

/** The n-th entry of a list of terms. @throws ArgumentError when the list is too short */
function entry<Value>(values: readonly Value[], index: number, name: string, terms: ContractTerms): Value {
  const value = values[index]
  if (value !== undefined) return value
  throw new ArgumentError(`term ${name} of ${terms.contractID}`, values, `at least ${index + 1} entries`)
}

/** The amount that segment `index` adds to the notional at each of its times; negative when it redeems. */
function changeAt(terms: ContractTerms, index: number): number {
  const name = 'arrayNextPrincipalRedemptionPayment'
  const amount = entry(needTerm(terms, name), index, name, terms)
  const direction = entry(needTerm(terms, 'arrayIncreaseDecrease'), index, 'arrayIncreaseDecrease', terms)
  return direction === 'INC' ? amount : -amount
}

/** Maturity: given, or when increases and redemptions bring the notional to zero. */
function exoticMaturity(terms: ContractTerms): Time {
  if (terms.maturityDate !== undefined) return terms.maturityDate
  const anchors = needTerm(terms, 'arrayCycleAnchorDateOfPrincipalRedemption')
  const cycles = terms.arrayCycleOfPrincipalRedemption
  let notional = needTerm(terms, 'notionalPrincipal')
  for (const [index, start] of anchors.entries()) {
    const cycle = cycleAt(cycles, index)
    const change = changeAt(terms, index)
    const next = anchors[index + 1]
    // the last segment redeems until nothing is left; it cannot when it increases or happens but once
    if (next === undefined && !(cycle !== undefined && change < 0) && notional + change > 0) break
    let time = start
    for (let count = 1; time < (next ?? Infinity); count++) {
      notional += change
      if (notional <= 1e-9) return time
      if (cycle === undefined) break
      time = cyclicTime(start, cycle, count, terms.endOfMonthConvention)
    }
  }
  throw new ArgumentError(
    `term maturityDate of ${terms.contractID}`,
    undefined,
    'a date, since the redemptions listed never repay the notional',
  )
}

function interestTimes(terms: ContractTerms, end: Time): Time[] {
  const anchors = terms.arrayCycleAnchorDateOfInterestPayment
  if (anchors === undefined) return []
  const segments = segmentsOf(terms, anchors, terms.arrayCycleOfInterestPayment, end)
  return [...segments.flatMap(({ times }) => times), end]
}

/** Redemptions (PR) and increases (PI): POF and STF of LAX. */
function principalEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const { terms } = contract
  const anchors = terms.arrayCycleAnchorDateOfPrincipalRedemption ?? []
  const segments = segmentsOf(terms, anchors, terms.arrayCycleOfPrincipalRedemption, end)
  return segments.flatMap(({ index, times }) => {
    const listed = changeAt(terms, index)
    const sign = terms.roleSign
    const changeIn = (outstanding: number) => (listed < 0 ? Math.max(listed, -sign * outstanding) : listed)
    const payoff: Payoff = ({ before }) => -sign * before.notionalScaling * changeIn(before.notionalPrincipal)
    const transition: Transition = (step) => {
      const { notionalPrincipal } = step.before
      return withNotional(step, accrue(step), notionalPrincipal + sign * changeIn(notionalPrincipal))
    }
    const type = listed < 0 ? 'PR' : 'PI'
    return times.map((time) => shiftedEvent(contract, type, time, payoff, transition))
  })
}

/** Rate resets: FIX to the rate listed, VAR to the market's with the rate listed as spread. */
function resetEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const { terms } = contract
  const anchors = terms.arrayCycleAnchorDateOfRateReset ?? []
  return segmentsOf(terms, anchors, terms.arrayCycleOfRateReset, end).flatMap(({ index, times }) => {
    const rate = entry(needTerm(terms, 'arrayRate'), index, 'arrayRate', terms)
    const kind = entry(needTerm(terms, 'arrayFixedVariable'), index, 'arrayFixedVariable', terms)
    const transition: Transition = (step) => ({
      ...accrue(step),
      nominalInterestRate: kind === 'FIX' ? rate : resetRate(step, rate),
    })
    const type = kind === 'FIX' ? 'RRF' : 'RR'
    return times.map((time) => shiftedEvent(contract, type, time, noPayoff, transition))
  })
}
