import type { Contract } from '../Contract.ts'
import { noPayoff, type ScheduledEvent, type Step, shiftedEvent, type Transition } from '../Event.ts'
import { scheduleStart, scheduleTimes } from '../schedule.ts'
import { needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'
import { accrue } from './accrue.ts'
import { feePayoff, payFee } from './lifecycle.ts'

/**
 * The rate after a reset to an observed rate plus a spread, within its floors and caps. The rate is that observed on the
 * day of the reset, whatever `fixingDays` says, as the test case nam13 (P2D) expects.
 */
export function resetRate(step: Step, spread: number): number {
  const { terms, observed } = step.contract
  const code = needTerm(terms, 'marketObjectCodeOfRateReset')
  const target = observed.valueAt(code, step.time) * terms.rateMultiplier + spread
  const current = step.before.nominalInterestRate
  const change = Math.min(Math.max(target - current, terms.periodFloor), terms.periodCap)
  return Math.min(Math.max(current + change, terms.lifeFloor), terms.lifeCap)
}

/** STF_RR: the rate follows the market. */
const resetToMarket: Transition = (step) => ({
  ...accrue(step),
  nominalInterestRate: resetRate(step, step.contract.terms.rateSpread),
})

/** STF_RRF: the rate becomes one already fixed. */
const resetToFixed: Transition = (step) => ({
  ...accrue(step),
  nominalInterestRate: needTerm(step.contract.terms, 'nextResetRate'),
})

/** Rate resets before the end; the first after the status date is to the next reset rate when the terms fix it. */
export function rateResetEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const { terms } = contract
  const { cycleAnchorDateOfRateReset: anchor, cycleOfRateReset: cycle } = terms
  const times = scheduleTimes({
    start: scheduleStart(anchor, cycle, terms.initialExchangeDate),
    cycle,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd: false,
  })
  const fixed =
    terms.nextResetRate === undefined
      ? undefined
      : times.find((time) => contract.shift.event(time) > terms.statusDate)
  return times.map((time) =>
    time === fixed
      ? shiftedEvent(contract, 'RRF', time, noPayoff, resetToFixed)
      : shiftedEvent(contract, 'RR', time, noPayoff, resetToMarket),
  )
}

/** Fee payments, when the terms have a fee. */
export function feeEvents(contract: Contract, end: Time, includeEnd = true): ScheduledEvent[] {
  const { terms } = contract
  const { cycleAnchorDateOfFee: anchor, cycleOfFee: cycle } = terms
  if (terms.feeRate === 0 || (anchor === undefined && cycle === undefined)) return []
  return scheduleTimes({
    start: scheduleStart(anchor, cycle, terms.initialExchangeDate),
    cycle,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd,
  }).map((time) => ({
    ...shiftedEvent(contract, 'FP', time, feePayoff, payFee),
    ...(time === end ? { time } : {}),
  }))
}

/** STF_SC: interest (I) and notional (N) are multiplied by the index over its value when the deal was made. */
const scale: Transition = (step) => {
  const { terms, observed } = step.contract
  const index = observed.valueAt(needTerm(terms, 'marketObjectCodeOfScalingIndex'), step.time)
  const multiplier = index / needTerm(terms, 'scalingIndexAtContractDealDate')
  const state = accrue(step)
  return {
    ...state,
    interestScaling: terms.scalingEffect.includes('I') ? multiplier : state.interestScaling,
    notionalScaling: terms.scalingEffect.includes('N') ? multiplier : state.notionalScaling,
  }
}

/** Revisions of the scaling index, when it has an effect. */
export function scalingEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const { terms } = contract
  if (!/[IN]/.test(terms.scalingEffect)) return []
  const { cycleAnchorDateOfScalingIndex: anchor, cycleOfScalingIndex: cycle } = terms
  return scheduleTimes({
    start: scheduleStart(anchor, cycle, terms.initialExchangeDate),
    cycle,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd: false,
  }).map((time) => shiftedEvent(contract, 'SC', time, noPayoff, scale))
}
