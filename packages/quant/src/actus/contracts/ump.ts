import { type Contract, needHorizon } from '../Contract.ts'
import { type EvaluatedEvent, fixedEvent, type ScheduledEvent, shiftedEvent } from '../Event.ts'
import { accrue, withNotional } from '../loan/accrue.ts'
import { initialLoanState } from '../loan/initialState.ts'
import { capitalizationEvents } from '../loan/interest.ts'
import { exchange, plainExchangePayoff, tradeEvents } from '../loan/lifecycle.ts'
import { analysisEvents, observedOf } from '../loan/observedEvents.ts'
import { feeEvents, rateResetEvents } from '../loan/variable.ts'
import { runEvents } from '../runEvents.ts'
import { needTerm } from '../terms/readTerms.ts'

/** UMP, undefined maturity profile: savings and current accounts, paid in and out as observed, interest capitalized. */
export function undefinedMaturity(contract: Contract): EvaluatedEvent[] {
  const { terms, observed } = contract
  const end = observed.to ?? terms.terminationDate ?? needHorizon(contract)
  const schedule = [
    fixedEvent('IED', needTerm(terms, 'initialExchangeDate'), plainExchangePayoff, exchange),
    ...capitalizationEvents(contract, end),
    ...rateResetEvents(contract, end),
    ...feeEvents(contract, end, false),
    ...paymentEvents(contract),
    ...tradeEvents(contract),
    ...analysisEvents(contract),
  ]
  return runEvents(contract, schedule, initialLoanState(contract, []), { dropBeforePurchase: true })
}

/** Observed redemptions (PR): their value is the cash flow, and what the notional falls by. */
function paymentEvents(contract: Contract): ScheduledEvent[] {
  return observedOf(contract, 'PR').map(({ time, value }) =>
    shiftedEvent(
      contract,
      'PR',
      time,
      () => value,
      (step) => withNotional(step, accrue(step), step.before.notionalPrincipal - value),
    ),
  )
}
