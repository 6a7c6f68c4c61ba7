import type { Contract } from '../Contract.ts'
import type { EvaluatedEvent } from '../Event.ts'
import { initialLoanState } from '../loan/initialState.ts'
import { interestTimes } from '../loan/interest.ts'
import { annuityMaturity } from '../loan/maturity.ts'
import { annuityRedemption, redemptionEvents, redemptionTimes } from '../loan/redemption.ts'
import { rateResetEvents } from '../loan/variable.ts'
import { runEvents } from '../runEvents.ts'
import { needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'
import { amortizerEvents } from './amortizer.ts'

/** Interest payments of annuities: by their terms, else with each redemption. */
export function annuityInterestTimes(contract: Contract, end: Time): Time[] {
  const own = interestTimes(contract, end)
  return own.length > 0 ? own : redemptionTimes(contract, end, true)
}

/** NAM, negative amortizer: payments that stay the same when the rate changes, so that the notional may grow. */
export function negativeAmortizer(contract: Contract): EvaluatedEvent[] {
  needTerm(contract.terms, 'nextPrincipalRedemptionPayment')
  const end = annuityMaturity(contract)
  const payments = annuityInterestTimes(contract, end)
  const schedule = [
    ...redemptionEvents(contract, end, annuityRedemption),
    ...amortizerEvents(contract, payments, end),
    ...rateResetEvents(contract, end),
  ]
  return runEvents(contract, schedule, initialLoanState(contract, payments), { dropBeforePurchase: true })
}
