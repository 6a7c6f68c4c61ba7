import type { Contract } from '../Contract.ts'
import type { EvaluatedEvent } from '../Event.ts'
import { analysisEvents } from '../loan/observedEvents.ts'
import { runEvents } from '../runEvents.ts'
import { positionState, positionTrades, pricePaid, priceReceived } from './trade.ts'

/** COM, commodity: a quantity bought and sold for a price of the unit. */
export function commodity(contract: Contract): EvaluatedEvent[] {
  const { quantity } = contract.terms
  const trades = positionTrades(
    contract,
    (step) => quantity * pricePaid(step),
    (step) => quantity * priceReceived(step),
  )
  const schedule = [...trades, ...analysisEvents(contract)]
  return runEvents(contract, schedule, positionState(contract.terms), { dropBeforePurchase: false })
}
