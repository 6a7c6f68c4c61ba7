import type { Contract } from '../Contract.ts'
import type { EvaluatedEvent } from '../Event.ts'
import { runEvents } from '../runEvents.ts'
import { emptyState } from '../State.ts'
import { arrange, childContract, type Evaluate, needReference } from './children.ts'
import { positionState, positionTrades } from './trade.ts'

/**
 * CAPFL, cap and floor: pays by how much the interest of the underlying differs between its rate as it is and its rate
 * within the cap and floor.
 */
export function capFloor(contract: Contract, evaluate: Evaluate): EvaluatedEvent[] {
  const { terms, record } = contract
  const underlying = needReference(contract, 'UDL')
  const interest = (overrides: Readonly<Record<string, unknown>>) =>
    evaluate(childContract(contract, underlying, { contractRole: 'RPA', ...overrides })).filter(
      (event) => event.type === 'IP',
    )
  const free = interest({})
  const bounded = interest({ lifeCap: record.lifeCap, lifeFloor: record.lifeFloor })
  const events = free.map((event, n): EvaluatedEvent => {
    const difference = Math.abs(event.payoff - (bounded[n]?.payoff ?? event.payoff))
    return { ...event, payoff: terms.roleSign * difference, state: emptyState(event.state.statusDate) }
  })
  const trades = runEvents(contract, positionTrades(contract), positionState(terms), {
    dropBeforePurchase: false,
  })
  return arrange(contract, [...events, ...trades])
}
