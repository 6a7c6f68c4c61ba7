import type { Contract } from '../Contract.ts'
import type { EvaluatedEvent } from '../Event.ts'
import { type EventType, sequenceOf } from '../EventType.ts'
import { emptyState } from '../State.ts'
import { instantOf, type Time } from '../time.ts'
import { arrange, childContract, type Evaluate, needReference } from './children.ts'

const NETTED: readonly EventType[] = ['IED', 'IP', 'PR', 'MD']
const WITHOUT_FLOW: readonly EventType[] = ['RR', 'RRF', 'PRF', 'SC', 'IPCB', 'IPCI']

/**
 * SWAPS: two contracts, one received and one paid. Settled by delivery (`D`) the events of both legs happen side by
 * side; settled net (`S`) exchanges, interest and redemptions of both legs at one time are one event, and what changes
 * a leg without a cash flow is the leg's own affair. The prices at purchase and termination are the cash flows themselves, as the test cases of the ACTUS Foundation have it.
 */
export function swap(contract: Contract, evaluate: Evaluate): EvaluatedEvent[] {
  const { terms } = contract
  const receivesFirst = terms.roleSign === 1
  const leg = (role: 'FIL' | 'SEL', received: boolean) =>
    evaluate(
      childContract(contract, needReference(contract, role), { contractRole: received ? 'RPA' : 'RPL' }),
    )
  const first = leg('FIL', receivesFirst)
  const second = leg('SEL', !receivesFirst)
  const events = terms.deliverySettlement === 'S' ? net(first, second) : [...first, ...second]
  return arrange(contract, [...events, ...trades(contract)])
}

/** Events of two legs, those of one type at one time merged. */
function net(first: readonly EvaluatedEvent[], second: readonly EvaluatedEvent[]): EvaluatedEvent[] {
  const rest = [...second]
  const events = first.map((event) => {
    const match = rest.findIndex(
      (other) =>
        NETTED.includes(event.type) &&
        other.type === event.type &&
        instantOf(other.time) === instantOf(event.time),
    )
    const other = match < 0 ? undefined : rest.splice(match, 1)[0]
    return other === undefined ? event : merge(event, other)
  })
  return [...events, ...rest].filter((event) => !WITHOUT_FLOW.includes(event.type))
}

function merge(one: EvaluatedEvent, other: EvaluatedEvent): EvaluatedEvent {
  return {
    ...one,
    payoff: one.payoff + other.payoff,
    state: {
      ...emptyState(one.state.statusDate),
      notionalPrincipal: one.state.notionalPrincipal + other.state.notionalPrincipal,
      accruedInterest: one.state.accruedInterest + other.state.accruedInterest,
    },
  }
}

function trades({ terms }: Contract): EvaluatedEvent[] {
  const trade = (type: EventType, time: Time | undefined, payoff: number) =>
    time === undefined
      ? []
      : [
          {
            type,
            time,
            payoff,
            sequence: sequenceOf(type),
            currency: terms.currency,
            state: emptyState(time),
          },
        ]
  return [
    ...trade('PRD', terms.purchaseDate, terms.priceAtPurchaseDate),
    ...trade('TD', terms.terminationDate, terms.priceAtTerminationDate),
  ]
}
