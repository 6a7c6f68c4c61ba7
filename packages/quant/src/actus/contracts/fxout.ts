import type { Contract } from '../Contract.ts'
import { addPeriod } from '../cycle.ts'
import {
  type EvaluatedEvent,
  onlyTimePasses,
  type Payoff,
  type ScheduledEvent,
  shiftedEvent,
} from '../Event.ts'
import { analysisEvents } from '../loan/observedEvents.ts'
import { runEvents } from '../runEvents.ts'
import { needTerm } from '../terms/readTerms.ts'
import { positionState, positionTrades, pricePaid } from './trade.ts'

/**
 * POF_TD of FXOUT and SWPPV: the price at termination is the cash flow itself, whatever the role, as the test cases of
 * the ACTUS Foundation have it.
 */
export const signedPriceReceived: Payoff = ({ contract: { terms } }) => terms.priceAtTerminationDate

/** FXOUT, foreign exchange outright: amounts of two currencies exchanged, or their difference settled. */
export function foreignExchangeOutright(contract: Contract): EvaluatedEvent[] {
  const { terms } = contract
  const schedule = [
    ...positionTrades(contract, pricePaid, signedPriceReceived),
    ...(terms.terminationDate === undefined ? deliveries(contract) : []),
    ...analysisEvents(contract),
  ]
  return runEvents(contract, schedule, positionState(terms), { dropBeforePurchase: false })
}

function deliveries(contract: Contract): ScheduledEvent[] {
  const { terms, observed } = contract
  const maturity = needTerm(terms, 'maturityDate')
  const first = terms.roleSign * needTerm(terms, 'notionalPrincipal')
  const second = -terms.roleSign * needTerm(terms, 'notionalPrincipal2')
  if (terms.deliverySettlement === 'S') {
    const settled =
      terms.settlementPeriod === undefined ? maturity : addPeriod(maturity, terms.settlementPeriod)
    const payoff: Payoff = () =>
      first + second * observed.valueAt(`${terms.currency2}/${terms.currency}`, maturity)
    return [shiftedEvent(contract, 'STD', settled, payoff, onlyTimePasses)]
  }
  return [
    shiftedEvent(contract, 'MD', maturity, () => first, onlyTimePasses),
    {
      ...shiftedEvent(contract, 'MD', maturity, () => second, onlyTimePasses),
      currency: terms.currency2,
    },
  ]
}
