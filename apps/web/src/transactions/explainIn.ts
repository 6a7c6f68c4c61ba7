import { ContractError, explainError, explainRevert } from '@specie/protocol'
import { formatMoney, type Unit } from '../format/money.ts'

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
    throw named(explainRevert(data as `0x${string}`, { title, unit, cause }), title, unit)
  }
}

/** A token's own refusal does not say which token it is; in a message about cash it is the cash. */
function named(error: ContractError, title: string, unit: Unit): ContractError {
  const { balance, needed } = error.arguments
  if (error.errorName !== 'ERC20InsufficientBalance') return error
  if (typeof balance !== 'bigint' || typeof needed !== 'bigint') return error
  return new ContractError(error.errorName, error.arguments, {
    message: `${title}: the account has ${formatMoney(balance, unit)} and needs ${formatMoney(needed, unit)}`,
    ...(error.remedy !== undefined && { remedy: error.remedy }),
    details: error.details,
    cause: error.cause,
  })
}
