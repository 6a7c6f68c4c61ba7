import type { Call as Written } from '@specie/api'
import type { Call, PreparedTransaction } from '@specie/protocol'

/** A message as answers write it. */
export function callAnswer({ title, to, data, value }: Call): Written {
  return { title, to, data, value: String(value) }
}

/** All messages of a prepared transaction, allowances first. */
export async function callsOf(prepared: PreparedTransaction<unknown>): Promise<Written[]> {
  return (await prepared.calls()).map(callAnswer)
}
