import type { Contract } from '../Contract.ts'
import {
  type EvaluatedEvent,
  fixedEvent,
  noPayoff,
  type Payoff,
  type ScheduledEvent,
  type Step,
  shiftedEvent,
  type Transition,
} from '../Event.ts'
import { feesTo } from '../loan/accrue.ts'
import { feePayoff } from '../loan/lifecycle.ts'
import { runEvents } from '../runEvents.ts'
import type { State } from '../State.ts'
import { scheduleStart, scheduleTimes } from '../schedule.ts'
import type { Time } from '../time.ts'
import { childMaturity, type Evaluate, referencesOf } from './children.ts'
import { coveredExposure, exerciseTime } from './creditEvent.ts'
import { settlementTime } from './exercise.ts'
import { positionState, pricePaid } from './trade.ts'

/** CEG, guarantee: pays the exposure covered when a covered contract has a credit event. */
export function guarantee(contract: Contract, evaluate: Evaluate): EvaluatedEvent[] {
  const { terms } = contract
  const maturity = guaranteeMaturity(contract, evaluate)
  const exercised = exerciseTime(contract, maturity)
  const exposureAt = (time: Time) =>
    terms.notionalPrincipal === undefined
      ? coveredExposure(contract, time, evaluate)
      : terms.coverageOfCreditEnhancement * terms.roleSign * terms.notionalPrincipal
  const cover: Transition = (step) => ({ ...passTime(step), notionalPrincipal: exposureAt(step.time) })
  const end = (step: Step): State => ({ ...passTime(step), notionalPrincipal: 0, feeAccrued: 0 })
  const exercise: Transition = (step) => {
    const notionalPrincipal = exposureAt(step.time)
    return {
      ...passTime(step),
      notionalPrincipal,
      exerciseAmount: notionalPrincipal,
      exerciseDate: step.time,
    }
  }
  const payoff: Payoff = (step) => step.before.exerciseAmount + feesTo(step)
  const schedule: ScheduledEvent[] = [
    ...(terms.purchaseDate === undefined ? [] : [fixedEvent('PRD', terms.purchaseDate, pricePaid, cover)]),
    ...feeEvents(contract, exercised ?? maturity),
  ]
  if (exercised === undefined) schedule.push(fixedEvent('MD', maturity, noPayoff, end))
  else {
    schedule.push(
      fixedEvent('XD', exercised, noPayoff, exercise),
      shiftedEvent(contract, 'STD', settlementTime(contract, exercised), payoff, end),
    )
  }
  const initial = {
    ...positionState(terms),
    notionalPrincipal: terms.statusDate > maturity ? 0 : exposureAt(terms.statusDate),
    feeAccrued: terms.feeAccrued,
    exerciseDate: terms.exerciseDate,
    exerciseAmount: terms.exerciseAmount,
  }
  return runEvents(contract, schedule, initial, { dropBeforePurchase: false })
}

/** Maturity: given, or when the last covered contract ends. */
export function guaranteeMaturity(contract: Contract, evaluate: Evaluate): Time {
  if (contract.terms.maturityDate !== undefined) return contract.terms.maturityDate
  const ends = referencesOf(contract, 'COVE').map((child) => childMaturity(contract, child, evaluate))
  return Math.max(...ends)
}

const passTime: Transition = (step) => ({
  ...step.before,
  feeAccrued: feesTo(step),
  statusDate: step.time,
})

/** Fees until the guarantee ends or is exercised. */
function feeEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const { terms } = contract
  if (terms.feeRate === 0) return []
  const payFee: Transition = (step) => ({ ...passTime(step), feeAccrued: 0 })
  return scheduleTimes({
    start: scheduleStart(terms.cycleAnchorDateOfFee, terms.cycleOfFee, terms.purchaseDate),
    cycle: terms.cycleOfFee,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd: false,
  }).map((time) => shiftedEvent(contract, 'FP', time, feePayoff, payFee))
}
