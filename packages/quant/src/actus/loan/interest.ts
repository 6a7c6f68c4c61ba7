import type { Contract } from '../Contract.ts'
import { noPayoff, type Payoff, type ScheduledEvent, shiftedEvent, type Transition } from '../Event.ts'
import { scheduleStart, scheduleTimes } from '../schedule.ts'
import type { Time } from '../time.ts'
import { accrue, interestTo, withNotional } from './accrue.ts'

/** POF_IP: the interest accrued is paid. */
export const interestPayoff: Payoff = (step) => step.before.interestScaling * interestTo(step)

/** STF_IP: no interest is accrued any more. */
export const payInterest: Transition = (step) => ({ ...accrue(step), accruedInterest: 0 })

/** STF_IPCI: the interest accrued becomes notional. */
export const capitalizeInterest: Transition = (step) => {
  const notional = step.before.notionalPrincipal + interestTo(step)
  return { ...withNotional(step, accrue(step), notional), accruedInterest: 0 }
}

/** STF_IPCB: interest is counted on the notional as it is now. */
const resetBase: Transition = (step) => ({ ...accrue(step), interestBase: step.before.notionalPrincipal })

/** Interest payments of a loan by its terms, the end included; empty when the terms know none. */
export function interestTimes({ terms }: Contract, end: Time): Time[] {
  const { cycleAnchorDateOfInterestPayment: anchor, cycleOfInterestPayment: cycle } = terms
  if (anchor === undefined && cycle === undefined) return []
  return scheduleTimes({
    start: scheduleStart(anchor, cycle, terms.initialExchangeDate),
    cycle,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd: true,
  })
}

/**
 * Interest events: payments, those up to the end of capitalization turned into capitalizations. A payment at the end
 * of the contract takes place on that very time.
 */
export function interestEvents(contract: Contract, times: readonly Time[], end: Time): ScheduledEvent[] {
  const until = contract.terms.capitalizationEndDate
  const at = (time: Time, event: ScheduledEvent) => (time === end ? { ...event, time: end } : event)
  const pay = (time: Time) => at(time, shiftedEvent(contract, 'IP', time, interestPayoff, payInterest))
  const capitalize = (time: Time) => shiftedEvent(contract, 'IPCI', time, noPayoff, capitalizeInterest)
  if (until === undefined) return times.map(pay)
  return [
    ...times.filter((time) => time < until).map(capitalize),
    capitalize(until),
    ...times.filter((time) => time > until).map(pay),
  ]
}

/** Times at which a lagged interest base catches up with the notional. */
export function baseEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const { terms } = contract
  if (terms.interestCalculationBase !== 'NTL') return []
  const { cycleAnchorDateOfInterestCalculationBase: anchor, cycleOfInterestCalculationBase: cycle } = terms
  return scheduleTimes({
    start: scheduleStart(anchor, cycle, terms.initialExchangeDate),
    cycle,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd: false,
  }).map((time) => shiftedEvent(contract, 'IPCB', time, noPayoff, resetBase))
}

/** Capitalizations before the end, for contracts that pay interest when they end. */
export function capitalizationEvents(contract: Contract, end: Time): ScheduledEvent[] {
  return interestTimes(contract, end)
    .filter((time) => time < end)
    .map((time) => shiftedEvent(contract, 'IPCI', time, noPayoff, capitalizeInterest))
}
