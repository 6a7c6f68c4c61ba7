import type { Contract } from '../Contract.ts'
import { type EvaluatedEvent, fixedEvent } from '../Event.ts'
import { initialLoanState } from '../loan/initialState.ts'
import { interestEvents, interestTimes } from '../loan/interest.ts'
import { exchange, exchangePayoff, mature, maturityPayoff, tradeEvents } from '../loan/lifecycle.ts'
import { analysisEvents } from '../loan/observedEvents.ts'
import { prepaymentEvents } from '../loan/prepayment.ts'
import { feeEvents, rateResetEvents, scalingEvents } from '../loan/variable.ts'
import { runEvents } from '../runEvents.ts'
import { needTerm } from '../terms/readTerms.ts'

/** PAM, principal at maturity: bonds, bullet loans, term deposits. */
export function principalAtMaturity(contract: Contract): EvaluatedEvent[] {
  const { terms } = contract
  const end = needTerm(terms, 'maturityDate')
  const payments = terms.nominalInterestRate === undefined ? [] : interestTimes(contract, end)
  const schedule = [
    fixedEvent('IED', needTerm(terms, 'initialExchangeDate'), exchangePayoff, exchange),
    fixedEvent('MD', end, maturityPayoff, mature),
    ...interestEvents(contract, payments, end),
    ...rateResetEvents(contract, end),
    ...feeEvents(contract, end),
    ...scalingEvents(contract, end),
    ...tradeEvents(contract),
    ...prepaymentEvents(contract),
    ...analysisEvents(contract),
  ]
  return runEvents(contract, schedule, initialLoanState(contract, payments), { dropBeforePurchase: true })
}
