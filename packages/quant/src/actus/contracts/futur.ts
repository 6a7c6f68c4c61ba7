import type { Contract } from '../Contract.ts'
import type { EvaluatedEvent } from '../Event.ts'
import { needTerm } from '../terms/readTerms.ts'
import { exercisedContract } from './exercise.ts'

/** FUTUR, future: the price of a market object less the price agreed. */
export function future(contract: Contract): EvaluatedEvent[] {
  const agreed = needTerm(contract.terms, 'futuresPrice')
  return exercisedContract(contract, (price) => price - agreed)
}
