import type { Contract } from '../Contract.ts'
import type { EvaluatedEvent } from '../Event.ts'
import { initialLoanState } from '../loan/initialState.ts'
import { interestTimes } from '../loan/interest.ts'
import { linearMaturity } from '../loan/maturity.ts'
import { smallerRedemption } from '../loan/prepayment.ts'
import { linearRedemption, redemptionEvents, redemptionTimes } from '../loan/redemption.ts'
import { rateResetEvents } from '../loan/variable.ts'
import { runEvents } from '../runEvents.ts'
import { needTerm } from '../terms/readTerms.ts'
import { amortizerEvents } from './amortizer.ts'

/** LAM, linear amortizer: equal redemptions, interest beside them. */
export function linearAmortizer(contract: Contract): EvaluatedEvent[] {
  const { terms } = contract
  const end = linearMaturity(contract)
  const payments = interestTimes(contract, end)
  const remaining = redemptionTimes(contract, end, true).filter((time) => time > terms.statusDate).length
  const initial = {
    ...initialLoanState(contract, payments),
    nextRedemption:
      terms.nextPrincipalRedemptionPayment ?? needTerm(terms, 'notionalPrincipal') / Math.max(remaining, 1),
  }
  const schedule = [
    ...redemptionEvents(contract, end, linearRedemption),
    ...amortizerEvents(contract, payments, end, smallerRedemption),
    ...rateResetEvents(contract, end),
  ]
  return runEvents(contract, schedule, initial, { dropBeforePurchase: true })
}
