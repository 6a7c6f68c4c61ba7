import type { Contract } from '../Contract.ts'
import type { EvaluatedEvent } from '../Event.ts'
import { needTerm } from '../terms/readTerms.ts'
import { exercisedContract } from './exercise.ts'

/** OPTNS, option: call, put, or both (a collar of strikes) on a market object. */
export function option(contract: Contract): EvaluatedEvent[] {
  const { terms } = contract
  const type = needTerm(terms, 'optionType')
  const strike = needTerm(terms, 'optionStrike1')
  const call = (price: number) => Math.max(price - strike, 0)
  const put = (price: number, at: number) => Math.max(at - price, 0)
  if (type === 'C') return exercisedContract(contract, call)
  if (type === 'P') return exercisedContract(contract, (price) => put(price, strike))
  const strike2 = needTerm(terms, 'optionStrike2')
  return exercisedContract(contract, (price) => call(price) + put(price, strike2))
}
