import { explainError } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { ApiProblem } from '../api/problem.ts'

/** A failure as sentences, with the code that a page may offer help by. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly remedy: string | undefined
}

/** Any failure of building, signing or sending as sentences. */
export function failureOf(cause: unknown): Failure {
  if (cause instanceof ApiProblem) return { code: cause.code, message: cause.detail, remedy: cause.remedy }
  try {
    return explainError(cause)
  } catch (error) {
    if (error instanceof SpecieError)
      return { code: error.code, message: error.message, remedy: error.remedy }
    return { code: 'unknown', message: String(error), remedy: undefined }
  }
}
