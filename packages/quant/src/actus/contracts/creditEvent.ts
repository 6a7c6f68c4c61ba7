import type { Contract } from '../Contract.ts'
import type { Time } from '../time.ts'
import { childState, type Evaluate, identifierOf, marketValue, referencesOf } from './children.ts'

/**
 * When a credit enhancement is exercised: on the date its terms give, or at the first credit event of a covered
 * contract, of a type covered and not after the maturity; undefined when neither happens.
 */
export function exerciseTime(contract: Contract, maturity: Time): Time | undefined {
  const { terms, observed } = contract
  if (terms.exerciseDate !== undefined) return terms.exerciseDate
  const covered = referencesOf(contract, 'COVE').map(identifierOf)
  const times = observed.events
    .filter((event) => event.type === 'CE' && event.time <= maturity)
    .filter((event) => event.contractID !== undefined && covered.includes(event.contractID))
    .filter(
      ({ performance }) => performance !== undefined && terms.creditEventTypeCovered.includes(performance),
    )
    .map((event) => event.time)
  return times.length === 0 ? undefined : Math.min(...times)
}

/** The exposure covered at a time: the notional of the covered contracts, with interest (NI), or their market value. */
export function coveredExposure(contract: Contract, time: Time, evaluate: Evaluate): number {
  const { guaranteedExposure, coverageOfCreditEnhancement, roleSign } = contract.terms
  const exposures = referencesOf(contract, 'COVE').map((reference) => {
    if (guaranteedExposure === 'MV') return marketValue(contract, reference, time)
    const state = childState(contract, reference, time, evaluate)
    return state.notionalPrincipal + (guaranteedExposure === 'NI' ? state.accruedInterest : 0)
  })
  const exposure = exposures.reduce((sum, value) => sum + value, 0)
  return coverageOfCreditEnhancement * roleSign * exposure
}
