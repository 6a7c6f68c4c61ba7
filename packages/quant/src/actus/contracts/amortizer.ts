import type { Contract } from '../Contract.ts'
import { fixedEvent, type ScheduledEvent } from '../Event.ts'
import { baseEvents, interestEvents } from '../loan/interest.ts'
import { exchange, exchangePayoff, mature, maturityPayoff, tradeEvents } from '../loan/lifecycle.ts'
import { analysisEvents } from '../loan/observedEvents.ts'
import { type Adaptation, prepaymentEvents } from '../loan/prepayment.ts'
import { feeEvents, scalingEvents } from '../loan/variable.ts'
import { needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'

/**
 * Events that every amortizing loan has beside its redemptions and rate resets.
 * @param smaller how redemptions shrink with a prepayment that has that effect
 */
export function amortizerEvents(
  contract: Contract,
  payments: readonly Time[],
  end: Time,
  smaller?: Adaptation,
): ScheduledEvent[] {
  return [
    fixedEvent('IED', needTerm(contract.terms, 'initialExchangeDate'), exchangePayoff, exchange),
    fixedEvent('MD', end, maturityPayoff, mature),
    ...interestEvents(contract, payments, end),
    ...baseEvents(contract, end),
    ...feeEvents(contract, end),
    ...scalingEvents(contract, end),
    ...tradeEvents(contract),
    ...prepaymentEvents(contract, smaller),
    ...analysisEvents(contract),
  ]
}
