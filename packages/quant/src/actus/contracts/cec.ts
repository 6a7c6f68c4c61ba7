import type { Contract } from '../Contract.ts'
import {
  type EvaluatedEvent,
  fixedEvent,
  noPayoff,
  type Payoff,
  type ScheduledEvent,
  shiftedEvent,
  type Transition,
} from '../Event.ts'
import { runEvents } from '../runEvents.ts'
import type { Time } from '../time.ts'
import { guaranteeMaturity } from './ceg.ts'
import { type Evaluate, marketValue, referencesOf } from './children.ts'
import { coveredExposure, exerciseTime } from './creditEvent.ts'
import { settlementTime } from './exercise.ts'
import { positionState } from './trade.ts'

/** CEC, collateral: when a covered contract has a credit event, pays the exposure as far as the collateral is worth it. */
export function collateral(contract: Contract, evaluate: Evaluate): EvaluatedEvent[] {
  const { terms } = contract
  const maturity = guaranteeMaturity(contract, evaluate)
  const exercised = exerciseTime(contract, maturity)
  const exercise: Transition = ({ before, time }) => {
    const notionalPrincipal = coveredExposure(contract, time, evaluate)
    const amount = Math.min(collateralValue(contract, time), Math.abs(notionalPrincipal))
    return {
      ...before,
      notionalPrincipal,
      exerciseAmount: Math.sign(notionalPrincipal) * amount,
      exerciseDate: time,
      statusDate: time,
    }
  }
  const payoff: Payoff = ({ before }) => before.exerciseAmount
  const schedule: ScheduledEvent[] =
    exercised === undefined
      ? [fixedEvent('MD', maturity, noPayoff, release)]
      : [
          fixedEvent('XD', exercised, noPayoff, exercise),
          shiftedEvent(contract, 'STD', settlementTime(contract, exercised), payoff, release),
        ]
  const initial = {
    ...positionState(terms),
    notionalPrincipal:
      terms.statusDate > maturity ? 0 : coveredExposure(contract, terms.statusDate, evaluate),
    exerciseDate: terms.exerciseDate,
    exerciseAmount: terms.exerciseAmount,
  }
  return runEvents(contract, schedule, initial, { dropBeforePurchase: false })
}

const release: Transition = ({ before, time }) => ({ ...before, notionalPrincipal: 0, statusDate: time })

function collateralValue(contract: Contract, time: Time): number {
  return referencesOf(contract, 'COVI').reduce(
    (sum, reference) => sum + marketValue(contract, reference, time),
    0,
  )
}
