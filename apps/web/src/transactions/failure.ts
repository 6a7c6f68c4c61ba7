import { ContractError, explainError } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { ApiProblem } from '../api/problem.ts'

/** A failure as sentences, with what a page may offer help by. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly remedy: string | undefined
  /** Whose cash is too little and by how many of its smallest units, where that is what failed. */
  readonly lacking?: { readonly account: string; readonly amount: string } | undefined
}

/** Any failure of building, signing or sending as sentences. */
export function failureOf(cause: unknown): Failure {
  if (cause instanceof ApiProblem) return { code: cause.code, message: cause.detail, remedy: cause.remedy }
  const error = explained(cause)
  if (error === undefined) return { code: 'unknown', message: String(cause), remedy: undefined }
  const { code, message, remedy } = error
  return { code, message, remedy, lacking: lackingOf(error) }
}

function explained(cause: unknown): SpecieError | undefined {
  try {
    return explainError(cause)
  } catch (error) {
    return error instanceof SpecieError ? error : undefined
  }
}

function lackingOf(error: SpecieError): Failure['lacking'] {
  if (!(error instanceof ContractError) || error.errorName !== 'ERC20InsufficientBalance') return undefined
  const { sender, balance, needed } = error.arguments
  if (typeof sender !== 'string' || typeof balance !== 'bigint' || typeof needed !== 'bigint')
    return undefined
  return { account: sender, amount: String(needed - balance) }
}
