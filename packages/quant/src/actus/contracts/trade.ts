import type { Contract } from '../Contract.ts'
import { fixedEvent, onlyTimePasses, type Payoff, type ScheduledEvent } from '../Event.ts'
import type { State } from '../State.ts'
import { emptyState } from '../State.ts'
import type { ContractTerms } from '../terms/readTerms.ts'

/** POF_PRD_STK: the price is paid. */
export const pricePaid: Payoff = ({ contract: { terms } }) => -terms.roleSign * terms.priceAtPurchaseDate

/** POF_TD_STK: the price is received. */
export const priceReceived: Payoff = ({ contract: { terms } }) =>
  terms.roleSign * terms.priceAtTerminationDate

/** Purchase and termination of a position for a price each, when its terms have them. */
export function positionTrades(
  { terms }: Contract,
  purchase: Payoff = pricePaid,
  termination: Payoff = priceReceived,
): ScheduledEvent[] {
  const events: ScheduledEvent[] = []
  if (terms.purchaseDate !== undefined) {
    events.push(fixedEvent('PRD', terms.purchaseDate, purchase, onlyTimePasses))
  }
  if (terms.terminationDate !== undefined) {
    events.push(fixedEvent('TD', terms.terminationDate, termination, onlyTimePasses))
  }
  return events
}

/** State of a position as per its status date. */
export function positionState(terms: ContractTerms): State {
  return { ...emptyState(terms.statusDate), performance: terms.contractPerformance }
}
