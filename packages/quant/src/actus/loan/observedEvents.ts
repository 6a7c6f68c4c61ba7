import type { Contract } from '../Contract.ts'
import { fixedEvent, noPayoff, type ScheduledEvent, type Transition } from '../Event.ts'
import type { UnscheduledEvent } from '../Observed.ts'
import { accrue } from './accrue.ts'

/** Observed events of some type that happened to this contract. */
export function observedOf({ observed, terms }: Contract, type: string): UnscheduledEvent[] {
  return observed.events.filter(
    (event) =>
      event.type === type && (event.contractID === undefined || event.contractID === terms.contractID),
  )
}

/** Analyses (AD) and credit events (CE) of this contract; from a default on no cash flows. */
export function analysisEvents(contract: Contract): ScheduledEvent[] {
  const credit = observedOf(contract, 'CE').flatMap(({ time, performance }) => {
    if (performance === undefined) return []
    const change: Transition = (step) => ({ ...accrue(step), performance })
    return [fixedEvent('CE', time, noPayoff, change)]
  })
  const analyses = observedOf(contract, 'AD').map(({ time }) => fixedEvent('AD', time, noPayoff, accrue))
  return [...credit, ...analyses]
}
