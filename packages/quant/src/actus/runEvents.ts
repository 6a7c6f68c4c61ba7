import type { Contract } from './Contract.ts'
import { compareEvents, type EvaluatedEvent, type ScheduledEvent, type Step } from './Event.ts'
import { sequenceOf } from './EventType.ts'
import type { State } from './State.ts'

/** Which events of a schedule happen and are told. */
export interface RunOptions {
  /** Events before the purchase happen, but to its seller: they are left out of the result. */
  readonly dropBeforePurchase: boolean
}

/**
 * Evaluates a schedule from a state on: events after the status date, up to the termination and the horizon, in their
 * order, each seeing the state that the one before it left. After a default no cash flows any more (ACTUS technical
 * specification, Contract Default Convention).
 */
export function runEvents(
  contract: Contract,
  schedule: readonly ScheduledEvent[],
  initial: State,
  options: RunOptions,
): EvaluatedEvent[] {
  const { terms, observed } = contract
  const termination = schedule.find((event) => event.type === 'TD')
  const happening = schedule
    .filter((event) => compareEvents(event, { time: terms.statusDate, type: 'AD' }) >= 0)
    .filter((event) => termination === undefined || compareEvents(event, termination) <= 0)
    .filter((event) => observed.to === undefined || event.time <= observed.to)
    .sort(compareEvents)
  let before = initial
  const results = happening.map((event) => {
    const years = contract.years(before.statusDate, event.scheduled)
    const step: Step = { contract, time: event.scheduled, before, years }
    const payoff = before.performance === 'DF' ? 0 : event.payoff(step) * settlementRate(step)
    before = event.transition(step)
    return {
      type: event.type,
      time: event.time,
      sequence: event.sequence ?? sequenceOf(event.type),
      payoff,
      currency: event.currency ?? terms.settlementCurrency ?? terms.currency,
      state: before,
    }
  })
  if (!options.dropBeforePurchase || terms.purchaseDate === undefined) return results
  const purchase = { time: terms.purchaseDate, type: 'PRD' } as const
  return results.filter((event) => event.type === 'AD' || compareEvents(event, purchase) >= 0)
}

/** Settlement currency for one unit of the contract's currency. */
function settlementRate({ contract: { terms, observed }, time }: Step): number {
  const { currency, settlementCurrency } = terms
  if (settlementCurrency === undefined || settlementCurrency === currency) return 1
  return observed.valueAt(`${currency}/${settlementCurrency}`, time)
}
