import type { Step } from '../Event.ts'
import type { State } from '../State.ts'

/** Interest accrued up to a step, the part since the event before it included. */
export function interestTo({ before, years }: Step): number {
  return before.accruedInterest + years * before.nominalInterestRate * before.interestBase
}

/** Fees accrued up to a step, of fees counted on the notional. */
export function feesTo({ before, years, contract: { terms } }: Step): number {
  return terms.feeBasis === 'N'
    ? before.feeAccrued + years * terms.feeRate * before.notionalPrincipal
    : before.feeAccrued
}

/** The state at a step before anything but time and accrual has changed. */
export function accrue(step: Step): State {
  return {
    ...step.before,
    accruedInterest: interestTo(step),
    feeAccrued: feesTo(step),
    statusDate: step.time,
  }
}

/** A state with another notional; interest counted on the outstanding notional follows it. */
export function withNotional(step: Step, state: State, notionalPrincipal: number): State {
  const follows = step.contract.terms.interestCalculationBase === 'NT'
  return {
    ...state,
    notionalPrincipal,
    interestBase: follows ? notionalPrincipal : state.interestBase,
  }
}
