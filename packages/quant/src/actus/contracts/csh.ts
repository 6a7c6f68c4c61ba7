import type { Contract } from '../Contract.ts'
import { type EvaluatedEvent, fixedEvent, noPayoff, onlyTimePasses } from '../Event.ts'
import { observedOf } from '../loan/observedEvents.ts'
import { runEvents } from '../runEvents.ts'
import { emptyState } from '../State.ts'
import { needTerm } from '../terms/readTerms.ts'

/** CSH, cash: a position; its only events are analyses (AD). */
export function cash(contract: Contract): EvaluatedEvent[] {
  const { terms } = contract
  const notionalPrincipal = terms.roleSign * needTerm(terms, 'notionalPrincipal')
  const schedule = observedOf(contract, 'AD').map(({ time }) =>
    fixedEvent('AD', time, noPayoff, onlyTimePasses),
  )
  const initial = { ...emptyState(terms.statusDate), notionalPrincipal }
  return runEvents(contract, schedule, initial, { dropBeforePurchase: false })
}
