import type { Contract } from '../Contract.ts'
import { cyclicTime, scheduleStart } from '../schedule.ts'
import { needTerm } from '../terms/readTerms.ts'
import { termError } from '../terms/values.ts'
import type { Time } from '../time.ts'

/** The redemption that comes next at a status date, and its number on the schedule. */
function nextRedemption(contract: Contract): { anchor: Time; index: number } {
  const { terms } = contract
  const cycle = needTerm(terms, 'cycleOfPrincipalRedemption')
  const given = terms.cycleAnchorDateOfPrincipalRedemption
  const anchor = scheduleStart(given, cycle, terms.initialExchangeDate)
  if (anchor === undefined) return { anchor: needTerm(terms, 'initialExchangeDate'), index: 0 }
  let index = 0
  while (cyclicTime(anchor, cycle, index, terms.endOfMonthConvention) < terms.statusDate) index++
  return { anchor, index }
}

/** The time of the last of `count` redemptions still to come. */
function afterRedemptions(contract: Contract, count: number): Time {
  const { terms } = contract
  const { anchor, index } = nextRedemption(contract)
  return cyclicTime(
    anchor,
    needTerm(terms, 'cycleOfPrincipalRedemption'),
    index + count - 1,
    terms.endOfMonthConvention,
  )
}

/** Maturity of a linear amortizer: given, or when equal redemptions have repaid the notional. */
export function linearMaturity(contract: Contract): Time {
  const { terms } = contract
  if (terms.maturityDate !== undefined) return terms.maturityDate
  const payment = needTerm(terms, 'nextPrincipalRedemptionPayment')
  if (!(payment > 0)) {
    throw termError(contract.record, 'nextPrincipalRedemptionPayment', 'a positive number, or a maturityDate')
  }
  return afterRedemptions(contract, Math.ceil(needTerm(terms, 'notionalPrincipal') / payment))
}

/**
 * Maturity of an annuity or negative amortizer: given, or when payments less a full period's interest have repaid the
 * notional. That estimate, moved to a business day, is the contract's end; what is outstanding then is repaid.
 */
export function annuityMaturity(contract: Contract): Time {
  const { terms } = contract
  const given = terms.maturityDate ?? terms.amortizationDate
  if (given !== undefined) return given
  const cycle = needTerm(terms, 'cycleOfPrincipalRedemption')
  const { anchor, index } = nextRedemption(contract)
  const first = cyclicTime(anchor, cycle, index, terms.endOfMonthConvention)
  const second = cyclicTime(anchor, cycle, index + 1, terms.endOfMonthConvention)
  const notional = needTerm(terms, 'notionalPrincipal')
  const interest = contract.years(first, second) * (terms.nominalInterestRate ?? 0) * notional
  const redeemed = needTerm(terms, 'nextPrincipalRedemptionPayment') - interest
  if (!(redeemed > 0)) {
    const expected = `more than a period's interest of ${interest}, or a maturityDate`
    throw termError(contract.record, 'nextPrincipalRedemptionPayment', expected)
  }
  return contract.shift.event(afterRedemptions(contract, Math.ceil(notional / redeemed)))
}
