import type { Mapping } from '../model/Mapping.ts'

/** A mapping as JSON text for a file: stable order of keys, two blanks of indentation, a final line break. */
export function formatMapping(mapping: Mapping): string {
  return `${JSON.stringify(sorted(mapping), null, 2)}\n`
}

/** Dictionaries by key; entries of arrays keep their order, which has a meaning. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  )
}
