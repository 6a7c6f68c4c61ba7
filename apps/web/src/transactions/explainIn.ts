import { ContractError, explainError, explainRevert } from '@specie/protocol'
import type { Unit } from '../format/money.ts'

/**
 * Throws any failure of a message as a SpecieError, a contract's amounts written in the cash that the message is about.
 * @param title the message that failed, named in front of the sentence
 */
export function explainIn(cause: unknown, title: string, unit: Unit | undefined): never {
  try {
    explainError(cause, title)
  } catch (error) {
    const data = error instanceof ContractError ? error.details.data : undefined
    if (unit === undefined || typeof data !== 'string') throw error
    throw explainRevert(data as `0x${string}`, { title, unit, cause })
  }
}
