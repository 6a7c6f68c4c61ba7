import type { Contract } from '../Contract.ts'
import { type EvaluatedEvent, fixedEvent, noPayoff, type ScheduledEvent } from '../Event.ts'
import { initialLoanState } from '../loan/initialState.ts'
import { annuityMaturity } from '../loan/maturity.ts'
import type { Adaptation } from '../loan/prepayment.ts'
import {
  annuityAmount,
  annuityRedemption,
  fixingEvents,
  redemptionEvents,
  redemptionTimes,
  refixPayment,
} from '../loan/redemption.ts'
import { rateResetEvents } from '../loan/variable.ts'
import { runEvents } from '../runEvents.ts'
import type { State } from '../State.ts'
import { needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'
import { amortizerEvents } from './amortizer.ts'
import { annuityInterestTimes } from './nam.ts'

const DAY = 86_400

/** ANN, annuity: level payments of interest and redemption, fixed anew when the rate changes. */
export function annuity(contract: Contract): EvaluatedEvent[] {
  const end = annuityMaturity(contract)
  const payments = annuityInterestTimes(contract, end)
  const resets = rateResetEvents(contract, end)
  const schedule = [
    ...redemptionEvents(contract, end, annuityRedemption),
    ...amortizerEvents(contract, payments, end, levelAnew(end)),
    ...resets,
    ...firstFixing(contract, end),
    ...fixingEvents(
      contract,
      resets.map((event) => event.scheduled),
      end,
    ),
  ]
  const initial = withPayment(contract, initialLoanState(contract, payments), end)
  return runEvents(contract, schedule, initial, { dropBeforePurchase: true })
}

/**
 * The payment is fixed the day before the first redemption, unless the terms tell it; of a first redemption at the
 * exchange itself, right after the exchange.
 */
function firstFixing(contract: Contract, end: Time): ScheduledEvent[] {
  const first = redemptionTimes(contract, end)[0]
  if (contract.terms.nextPrincipalRedemptionPayment !== undefined || first === undefined) return []
  const exchanged = needTerm(contract.terms, 'initialExchangeDate')
  if (first - DAY >= exchanged) return fixingEvents(contract, [first - DAY], end)
  const fixing = fixedEvent('PRF', exchanged, noPayoff, refixPayment(end, first - 1))
  return [{ ...fixing, sequence: 25 }]
}

/** After a prepayment the level payment repays what is left by the same end. */
function levelAnew(end: Time): Adaptation {
  return ({ contract, time }, state) => ({
    ...state,
    nextRedemption: annuityAmount(
      contract,
      time,
      end,
      state.notionalPrincipal,
      state.accruedInterest,
      state.nominalInterestRate,
    ),
  })
}

/** A contract already running has its payment as per the status date. */
function withPayment(contract: Contract, state: State, end: Time): State {
  const { terms } = contract
  if (terms.nextPrincipalRedemptionPayment !== undefined || state.notionalPrincipal === 0) return state
  const { notionalPrincipal, accruedInterest, nominalInterestRate } = state
  const nextRedemption = annuityAmount(
    contract,
    terms.statusDate,
    end,
    notionalPrincipal,
    accruedInterest,
    nominalInterestRate,
  )
  return { ...state, nextRedemption }
}
