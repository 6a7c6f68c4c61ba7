import { type Hex, isHex } from 'viem'

/** The bytes that a contract reverted with, wherever a client library has put them in a chain of causes. */
export function revertDataOf(cause: unknown): Hex | undefined {
  const seen = new Set<unknown>()
  for (let error = cause; isRecord(error) && !seen.has(error); error = error.cause) {
    seen.add(error)
    const found = hexOf(error.raw) ?? hexOf(error.data)
    if (found !== undefined) return found
    if (error.code === 3) return '0x'
  }
  return undefined
}

function hexOf(value: unknown): Hex | undefined {
  if (isHex(value, { strict: true })) return value
  return isRecord(value) && value.data !== value ? hexOf(value.data) : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
