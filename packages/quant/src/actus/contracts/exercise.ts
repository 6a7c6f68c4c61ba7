import type { Contract } from '../Contract.ts'
import { addPeriod } from '../cycle.ts'
import {
  type EvaluatedEvent,
  fixedEvent,
  noPayoff,
  onlyTimePasses,
  type Payoff,
  type ScheduledEvent,
  shiftedEvent,
  type Transition,
} from '../Event.ts'
import { observedOf } from '../loan/observedEvents.ts'
import { runEvents } from '../runEvents.ts'
import { needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'
import { marketValue, needReference } from './children.ts'
import { signedPriceReceived } from './fxout.ts'
import { positionState, positionTrades, pricePaid } from './trade.ts'

/** Time at which an exercise at `time` is settled, before business days. */
export function settlementTime({ terms }: Contract, time: Time): Time {
  return terms.settlementPeriod === undefined ? time : addPeriod(time, terms.settlementPeriod)
}

/** POF_STD: the amount fixed at exercise is settled. */
export const exercisePayoff: Payoff = ({ before, contract: { terms } }) =>
  terms.roleSign * before.exerciseAmount

const settle: Transition = (step) => ({ ...step.before, exerciseAmount: 0, statusDate: step.time })

/**
 * OPTNS and FUTUR: the value of the contract is fixed when it is exercised (XD): on the date its terms give, when an
 * exercise is observed, or else at maturity; and paid after the settlement period (STD).
 * @param worthAt worth at exercise by the price of the underlying
 */
export function exercisedContract(contract: Contract, worthAt: (price: number) => number): EvaluatedEvent[] {
  const { terms } = contract
  const maturity = needTerm(terms, 'maturityDate')
  const underlying = needReference(contract, 'UDL')
  const exercised = terms.exerciseDate ?? observedOf(contract, 'XD')[0]?.time
  const date = exercised ?? maturity
  const worth = (time: Time) => worthAt(marketValue(contract, underlying, time))
  const fix: Transition = ({ before, time }) => ({
    ...before,
    exerciseAmount: worth(time),
    exerciseDate: before.exerciseDate ?? exercised,
    statusDate: time,
  })
  const expire: Transition = ({ before, time }) => ({
    ...before,
    exerciseDate: before.exerciseDate ?? (worth(time) === 0 ? undefined : time),
    statusDate: time,
  })
  const schedule: ScheduledEvent[] = [
    ...positionTrades(contract, pricePaid, signedPriceReceived),
    fixedEvent('MD', maturity, noPayoff, expire),
    fixedEvent('XD', date, noPayoff, fix),
    shiftedEvent(contract, 'STD', settlementTime(contract, date), exercisePayoff, settle),
    ...observedOf(contract, 'AD').map(({ time }) => fixedEvent('AD', time, noPayoff, onlyTimePasses)),
  ]
  const initial = {
    ...positionState(terms),
    exerciseDate: terms.exerciseDate,
    exerciseAmount: terms.exerciseAmount,
  }
  return runEvents(contract, schedule, initial, { dropBeforePurchase: true })
}
