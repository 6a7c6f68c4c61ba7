import { readContract } from './Contract.ts'
import { evaluateContract } from './contractTypes.ts'
import type { EvaluatedEvent } from './Event.ts'
import type { EventType } from './EventType.ts'
import { type ActusObserved, readObserved } from './Observed.ts'
import type { ActusTermRecord } from './terms/values.ts'
import { formatTime } from './time.ts'

/** One event of a contract: its cash flow, and the state after it. */
export interface ActusEvent {
  /** ISO date-time, moved to a business day as the terms say. */
  readonly eventDate: string
  readonly eventType: EventType
  /** Cash flow in units of `currency`, positive when the contract's creator receives it. */
  readonly payoff: number
  readonly currency: string
  /** Outstanding notional with the sign of the role. */
  readonly notionalPrincipal: number
  /** Per year. */
  readonly nominalInterestRate: number
  readonly accruedInterest: number
  readonly exerciseDate?: string
  readonly exerciseAmount: number
}

/**
 * The events of an ACTUS contract after its status date, in their order.
 *
 * Contract types: PAM, ANN, NAM, LAM, LAX, CLM, UMP, CSH, STK, COM, FXOUT, SWPPV, SWAPS, CAPFL, OPTNS, FUTUR, CEG, CEC.
 * @param terms terms as the ACTUS dictionary names them (`contractType`, `notionalPrincipal`, …); numbers, dates and
 *   cycles may be texts
 * @param observed market data, unscheduled events, and the last time of interest; data only as far as the contract
 *   needs it
 * @throws ArgumentError that names the term or the market object that is missing or cannot be read
 * @see ACTUS Financial Research Foundation, ACTUS: The algorithmic representation of financial contracts
 */
export function actusEvents(terms: ActusTermRecord, observed: ActusObserved = {}): ActusEvent[] {
  return evaluateContract(readContract(terms, readObserved(observed))).map(tell)
}

function tell({ time, type, payoff, currency, state }: EvaluatedEvent): ActusEvent {
  const plain = (value: number) => (value === 0 ? 0 : value)
  return {
    eventDate: formatTime(time),
    eventType: type,
    payoff: plain(payoff),
    currency,
    notionalPrincipal: plain(state.notionalPrincipal),
    nominalInterestRate: plain(state.nominalInterestRate),
    accruedInterest: plain(state.accruedInterest),
    ...(state.exerciseDate === undefined ? {} : { exerciseDate: formatTime(state.exerciseDate) }),
    exerciseAmount: plain(state.exerciseAmount),
  }
}
