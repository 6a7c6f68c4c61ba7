import type { Contract } from '../Contract.ts'
import { fixedEvent, type Payoff, type ScheduledEvent, type Transition } from '../Event.ts'
import { needTerm } from '../terms/readTerms.ts'
import { accrue, feesTo, interestTo } from './accrue.ts'
import { initialBase } from './initialState.ts'

/** POF_IED_PAM: the principal is lent, more or less a premium or discount. */
export const exchangePayoff: Payoff = ({ contract: { terms } }) =>
  -terms.roleSign * (needTerm(terms, 'notionalPrincipal') + terms.premiumDiscountAtIED)

/** POF_IED_CLM: the principal is lent. */
export const plainExchangePayoff: Payoff = ({ contract: { terms } }) =>
  -terms.roleSign * needTerm(terms, 'notionalPrincipal')

/** STF_IED: notional, rate and interest base start; interest may have started before the exchange. */
export const exchange: Transition = ({ contract, before, time }) => {
  const { terms } = contract
  const notionalPrincipal = terms.roleSign * needTerm(terms, 'notionalPrincipal')
  const nominalInterestRate = terms.nominalInterestRate ?? 0
  const interestBase = initialBase(terms)
  const anchor = terms.cycleAnchorDateOfInterestPayment
  let accruedInterest = 0
  if (terms.accruedInterest !== undefined) accruedInterest = terms.roleSign * terms.accruedInterest
  else if (anchor !== undefined && anchor < time) {
    accruedInterest = contract.years(anchor, time) * notionalPrincipal * nominalInterestRate
  }
  return {
    ...before,
    notionalPrincipal,
    nominalInterestRate,
    interestBase,
    accruedInterest,
    statusDate: time,
  }
}

/** POF_MD: what is outstanding is repaid. */
export const maturityPayoff: Payoff = ({ before }) => before.notionalScaling * before.notionalPrincipal

/** STF_MD: nothing is outstanding any more. */
export const mature: Transition = ({ before, time }) => ({
  ...before,
  notionalPrincipal: 0,
  interestBase: 0,
  accruedInterest: 0,
  feeAccrued: 0,
  statusDate: time,
})

/** POF_PRD: the price and the interest accrued are paid. */
export const purchasePayoff: Payoff = (step) =>
  -step.contract.terms.roleSign * (step.contract.terms.priceAtPurchaseDate + interestTo(step))

/** POF_TD: the price and the interest accrued are received. */
export const terminationPayoff: Payoff = (step) =>
  step.contract.terms.roleSign * (step.contract.terms.priceAtTerminationDate + interestTo(step))

/** Purchase and termination of a loan, when its terms have them. */
export function tradeEvents({ terms }: Contract): ScheduledEvent[] {
  const events: ScheduledEvent[] = []
  if (terms.purchaseDate !== undefined) {
    events.push(fixedEvent('PRD', terms.purchaseDate, purchasePayoff, accrue))
  }
  if (terms.terminationDate !== undefined) {
    events.push(fixedEvent('TD', terms.terminationDate, terminationPayoff, mature))
  }
  return events
}

/** POF_FP: an amount, or the fee accrued on the notional. */
export const feePayoff: Payoff = (step) => {
  const { terms } = step.contract
  return terms.feeBasis === 'A' ? terms.roleSign * terms.feeRate : feesTo(step)
}

/** STF_FP: no fee is accrued any more. */
export const payFee: Transition = (step) => ({ ...accrue(step), feeAccrued: 0 })
