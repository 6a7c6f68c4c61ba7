import type { DecodedRevert } from './decodeRevert.ts'
import { formatArgument, type Unit } from './formatArgument.ts'
import type { Sentence } from './sentence.ts'
import { sentences } from './sentences.ts'

/** The sentence of a decoded revert, its arguments written in. */
export function sentenceOf(decoded: DecodedRevert, unit?: Unit): Sentence {
  const found = (sentences as Readonly<Record<string, Sentence>>)[decoded.name]
  if (found === undefined) {
    const known = Object.keys(decoded.arguments).length === 0 ? '' : ` (${listed(decoded)})`
    return { message: `The contract refused with ${decoded.name}${known}` }
  }
  return {
    message: fill(found.message, decoded, unit),
    ...(found.expected === undefined ? {} : { expected: fill(found.expected, decoded, unit) }),
    ...(found.remedy === undefined ? {} : { remedy: fill(found.remedy, decoded, unit) }),
  }
}

/** Replaces `{name}` and `{name:kind}` by the error's argument of that name. */
function fill(template: string, decoded: DecodedRevert, unit: Unit | undefined): string {
  return template.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, kind?: string) =>
    formatArgument(decoded.arguments[name], kind, unit),
  )
}

function listed(decoded: DecodedRevert): string {
  return Object.entries(decoded.arguments)
    .map(([name, value]) => `${name} ${formatArgument(value)}`)
    .join(', ')
}
