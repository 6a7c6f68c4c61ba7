import type { Contract } from '../Contract.ts'
import {
  noPayoff,
  type Payoff,
  type ScheduledEvent,
  type Step,
  shiftedEvent,
  type Transition,
} from '../Event.ts'
import { scheduleStart, scheduleTimes } from '../schedule.ts'
import type { Time } from '../time.ts'
import { accrue, interestTo, withNotional } from './accrue.ts'

/** How much of the notional a redemption takes, without the sign of the role. */
export type RedemptionRule = (step: Step) => number

/** LAM: the next redemption, as far as notional is outstanding. */
export const linearRedemption: RedemptionRule = ({ before, contract }) =>
  Math.min(before.nextRedemption, contract.terms.roleSign * before.notionalPrincipal)

/** NAM, ANN: the next payment less interest, as far as notional is outstanding; negative when interest exceeds it. */
export const annuityRedemption: RedemptionRule = (step) => {
  const { roleSign } = step.contract.terms
  const afterInterest = step.before.nextRedemption - roleSign * interestTo(step)
  return Math.min(afterInterest, roleSign * step.before.notionalPrincipal)
}

/** Times of redemption before the end. */
export function redemptionTimes({ terms }: Contract, end: Time, includeEnd = false): Time[] {
  const { cycleAnchorDateOfPrincipalRedemption: anchor, cycleOfPrincipalRedemption: cycle } = terms
  return scheduleTimes({
    start: scheduleStart(anchor, cycle, terms.initialExchangeDate),
    cycle,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd,
  })
}

/** Redemptions before the end: POF_PR and STF_PR of LAM, NAM and ANN by a rule. */
export function redemptionEvents(contract: Contract, end: Time, rule: RedemptionRule): ScheduledEvent[] {
  const sign = contract.terms.roleSign
  const payoff: Payoff = (step) => sign * step.before.notionalScaling * rule(step)
  const redeem: Transition = (step) =>
    withNotional(step, accrue(step), step.before.notionalPrincipal - sign * rule(step))
  return redemptionTimes(contract, end).map((time) => shiftedEvent(contract, 'PR', time, payoff, redeem))
}

/**
 * The level payment that repays notional and interest by the end of redemption, without the sign of the role.
 * ACTUS technical specification, Annuity Amount Function; interest up to the first payment is part of what is repaid.
 * @param notional, accrued with the sign of the role, as per `from`
 */
export function annuityAmount(
  contract: Contract,
  from: Time,
  end: Time,
  notional: number,
  accrued: number,
  rate: number,
): number {
  const lastPayment = contract.terms.amortizationDate ?? end
  const times = redemptionTimes(contract, lastPayment, true).filter((time) => time > from)
  const first = times[0]
  if (first === undefined) return contract.terms.roleSign * (notional + accrued)
  const owed = notional + accrued + contract.years(from, first) * rate * notional
  let product = 1
  let sum = 1
  for (let n = times.length - 1; n > 0; n--) {
    product *= 1 + rate * contract.years(times[n - 1]!, times[n]!)
    sum += product
  }
  return (contract.terms.roleSign * owed * product) / sum
}

/**
 * STF_PRF_ANN: the level payment is fixed anew.
 * @param from payments after it count, those after the fixing unless told
 */
export function refixPayment(end: Time, from?: Time): Transition {
  return (step) => {
    const state = accrue(step)
    const { notionalPrincipal, accruedInterest, nominalInterestRate } = state
    return {
      ...state,
      nextRedemption: annuityAmount(
        step.contract,
        from ?? step.time,
        end,
        notionalPrincipal,
        accruedInterest,
        nominalInterestRate,
      ),
    }
  }
}

/** Fixings of the level payment at some times. */
export function fixingEvents(contract: Contract, times: readonly Time[], end: Time): ScheduledEvent[] {
  return times.map((time) => shiftedEvent(contract, 'PRF', time, noPayoff, refixPayment(end)))
}
