/**
 * Text of a value as JSON: whole numbers beyond 2^53 as decimal text, dates as ISO text, maps as objects, bytes as
 * hexadecimal. Keys keep their order, so the same result gives the same text.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, replace, 2)
}

function replace(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Map) return Object.fromEntries(value)
  if (value instanceof Set) return [...value]
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`
  return value
}
