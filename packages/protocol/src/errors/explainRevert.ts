import type { Hex } from 'viem'
import { ContractError } from './contractError.ts'
import { decodeRevert } from './decodeRevert.ts'
import type { Unit } from './formatArgument.ts'
import { sentenceOf } from './sentenceOf.ts'

/**
 * What a contract reverted with, as an error that a person can read.
 * @param data revert bytes
 * @param about the message that was refused, named in front of the sentence, and the cash that it is about
 */
export function explainRevert(
  data: Hex,
  about: {
    readonly title?: string
    readonly unit?: Unit | undefined
    readonly cause?: unknown
    readonly details?: Readonly<Record<string, unknown>>
  } = {},
): ContractError {
  const decoded = decodeRevert(data)
  const sentence = sentenceOf(decoded, about.unit)
  const prefix = about.title === undefined ? '' : `${about.title}: `
  return new ContractError(decoded.name, decoded.arguments, {
    ...sentence,
    message: `${prefix}${sentence.message}`,
    details: { ...about.details, error: decoded.name, data },
    cause: about.cause,
  })
}
