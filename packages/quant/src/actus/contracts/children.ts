import { ArgumentError } from '@specie/units'
import { type Contract, readContract } from '../Contract.ts'
import { compareEvents, type EvaluatedEvent, fixedEvent, noPayoff, onlyTimePasses } from '../Event.ts'
import { emptyState, type State } from '../State.ts'
import type { ContractReference, ReferenceRole } from '../terms/structureTerms.ts'
import { type ActusTermRecord, isGiven } from '../terms/values.ts'
import { formatTime, type Time } from '../time.ts'

/** Evaluates a contract of whatever type. */
export type Evaluate = (contract: Contract) => EvaluatedEvent[]

/** References of a combined contract in some role. */
export function referencesOf({ terms }: Contract, role: ReferenceRole): ContractReference[] {
  return terms.references.filter((reference) => reference.role === role)
}

/**
 * The one reference in some role.
 * @throws ArgumentError when the contract has none
 */
export function needReference(contract: Contract, role: ReferenceRole): ContractReference {
  const [reference] = referencesOf(contract, role)
  if (reference !== undefined) return reference
  throw new ArgumentError(
    `term contractStructure of ${contract.terms.contractID}`,
    contract.record.contractStructure,
    `a reference of role ${role}`,
  )
}

/** A child contract under the parent's observations up to a time, some of its terms overridden. */
export function childContract(
  parent: Contract,
  { terms }: ContractReference,
  overrides: ActusTermRecord,
  to?: Time,
): Contract {
  return readContract({ ...terms, ...overrides }, { ...parent.observed, to })
}

/** Identifier of a referenced contract. */
export function identifierOf({ terms }: ContractReference): string {
  return String(terms.contractID ?? terms.contractIdentifier ?? '')
}

/**
 * Value of the market object that a reference stands for.
 * @throws ArgumentError when the reference names none, or none was observed
 */
export function marketValue(parent: Contract, { role, terms }: ContractReference, time: Time): number {
  const code = terms.marketObjectCode
  if (typeof code === 'string') return parent.observed.valueAt(code, time)
  throw new ArgumentError(
    `marketObjectCode of the ${role} reference of ${parent.terms.contractID}`,
    code,
    'a market object code',
  )
}

/** State of a referenced contract, held as a claim, at a time; interest accrued up to that time. */
export function childState(
  parent: Contract,
  reference: ContractReference,
  time: Time,
  evaluate: Evaluate,
): State {
  const child = childContract(parent, reference, { contractRole: 'RPA' }, time)
  const analysis = {
    time,
    type: 'AD',
    value: 0,
    contractID: child.terms.contractID,
    performance: undefined,
  }
  const observed = { ...child.observed, events: [...child.observed.events, analysis] }
  return evaluate({ ...child, observed }).at(-1)?.state ?? emptyState(time)
}

/**
 * When a referenced contract ends: its maturity, or its last event when its terms do not tell.
 * @throws ArgumentError when neither is known
 */
export function childMaturity(parent: Contract, reference: ContractReference, evaluate: Evaluate): Time {
  if (!isGiven(reference.terms.contractType)) {
    throw new ArgumentError(
      `term maturityDate of ${parent.terms.contractID}`,
      undefined,
      `a date, since ${identifierOf(reference)} is known by its identifier only`,
    )
  }
  const child = childContract(parent, reference, { contractRole: 'RPA' })
  const last = child.terms.maturityDate ?? evaluate(child).at(-1)?.time
  if (last !== undefined) return last
  throw new ArgumentError(
    `term maturityDate of ${child.terms.contractID}`,
    undefined,
    `a date after ${formatTime(child.terms.statusDate)}`,
  )
}

/** Events of children as the parent tells them: after its status date, up to its end and horizon, in their order. */
export function arrange(parent: Contract, events: readonly EvaluatedEvent[]): EvaluatedEvent[] {
  const { terms, observed } = parent
  const status = fixedEvent('AD', terms.statusDate, noPayoff, onlyTimePasses)
  const kept = events.filter((event) => {
    if (compareEvents(event, status) < 0 || event.time > (observed.to ?? Infinity)) return false
    if (terms.purchaseDate !== undefined) {
      if (compareEvents(event, { time: terms.purchaseDate, type: 'PRD' }) < 0) return false
    }
    if (terms.terminationDate === undefined) return true
    return compareEvents(event, { time: terms.terminationDate, type: 'TD' }) <= 0
  })
  return kept.sort(compareEvents)
}
