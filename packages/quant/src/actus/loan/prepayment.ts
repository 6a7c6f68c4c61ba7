import type { Contract } from '../Contract.ts'
import { fixedEvent, type Payoff, type ScheduledEvent, type Step, type Transition } from '../Event.ts'
import type { State } from '../State.ts'
import { needTerm } from '../terms/readTerms.ts'
import { accrue, withNotional } from './accrue.ts'
import { observedOf } from './observedEvents.ts'

/** How the redemptions still to come follow a prepayment; the same state where they stay as they are. */
export type Adaptation = (step: Step, state: State) => State

const unchanged: Adaptation = (_, state) => state

/**
 * Observed prepayments (PP, with the amount as their value), where the terms allow them, each after the penalty (PY) that
 * the terms charge. POF_PP, STF_PP, POF_PY, STF_PY of the ACTUS technical specification: a prepayment takes notional and
 * leaves the interest accrued to be paid on its day; with the effect M redemptions stay as they are and end earlier, with
 * A they become smaller. More than is outstanding cannot be prepaid.
 * @param smaller of the effect A
 */
export function prepaymentEvents(contract: Contract, smaller: Adaptation = unchanged): ScheduledEvent[] {
  const { prepaymentEffect: effect, roleSign, penaltyType } = contract.terms
  if (effect === 'N') return []
  return observedOf(contract, 'PP').flatMap(({ time, value }) => {
    const amount = ({ before }: Step) => Math.min(value, roleSign * before.notionalPrincipal)
    const payoff: Payoff = (step) => roleSign * step.before.notionalScaling * amount(step)
    const transition: Transition = (step) => {
      const left = step.before.notionalPrincipal - roleSign * amount(step)
      const state = withNotional(step, accrue(step), left)
      return effect === 'A' ? smaller(step, state) : state
    }
    const prepayment = fixedEvent('PP', time, payoff, transition)
    return penaltyType === 'O' ? [prepayment] : [fixedEvent('PY', time, penaltyPayoff, accrue), prepayment]
  })
}

/** Equal redemptions shrink as the notional does. */
export const smallerRedemption: Adaptation = ({ before }, state) =>
  before.notionalPrincipal === 0
    ? state
    : {
        ...state,
        nextRedemption: (before.nextRedemption * state.notionalPrincipal) / before.notionalPrincipal,
      }

/**
 * POF_PY: an amount (A), or a rate (N) or the part of the contract's rate above the market's (I) on the notional for the
 * years since the event before.
 */
const penaltyPayoff: Payoff = (step) => {
  const { contract, before, years, time } = step
  const { terms, observed } = contract
  if (terms.penaltyType === 'A') return terms.roleSign * terms.penaltyRate
  const rate =
    terms.penaltyType === 'N'
      ? terms.penaltyRate
      : Math.max(
          0,
          before.nominalInterestRate - observed.valueAt(needTerm(terms, 'marketObjectCodeOfRateReset'), time),
        )
  return years * before.notionalPrincipal * rate
}
