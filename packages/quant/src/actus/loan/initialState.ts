import type { Contract } from '../Contract.ts'
import { emptyState, type State } from '../State.ts'
import { type ContractTerms, needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'

/** What interest is counted on from the initial exchange on, with the sign of the role. */
export function initialBase(terms: ContractTerms): number {
  const notional = needTerm(terms, 'notionalPrincipal')
  if (terms.interestCalculationBase === 'NT') return terms.roleSign * notional
  return terms.roleSign * (terms.interestCalculationBaseAmount ?? notional)
}

/**
 * State of a loan as per its status date. Its terms describe that date: notional and rate are what they are then.
 * Interest accrued since the last payment is computed unless the terms tell it.
 * ACTUS technical specification, PAM and LAM state variables initialization.
 * @param interestTimes interest payments of the whole schedule, ascending
 */
export function initialLoanState(contract: Contract, interestTimes: readonly Time[]): State {
  const { terms } = contract
  const state: State = {
    ...emptyState(terms.statusDate),
    performance: terms.contractPerformance,
    notionalScaling: terms.notionalScalingMultiplier,
    interestScaling: terms.interestScalingMultiplier,
    feeAccrued: terms.feeAccrued,
    nextRedemption: terms.nextPrincipalRedemptionPayment ?? 0,
  }
  if (needTerm(terms, 'initialExchangeDate') > terms.statusDate) return state
  const notionalPrincipal = terms.roleSign * needTerm(terms, 'notionalPrincipal')
  const nominalInterestRate = terms.nominalInterestRate ?? 0
  const interestBase = initialBase(terms)
  // a payment on the status date itself has been made: events up to that date have happened
  const lastPayment = interestTimes.findLast((time) => contract.shift.event(time) <= terms.statusDate)
  let accruedInterest = 0
  if (terms.accruedInterest !== undefined) accruedInterest = terms.roleSign * terms.accruedInterest
  else if (lastPayment !== undefined) {
    accruedInterest = contract.years(lastPayment, terms.statusDate) * interestBase * nominalInterestRate
  }
  return { ...state, notionalPrincipal, nominalInterestRate, interestBase, accruedInterest }
}
