import { type Hex, keccak256 } from 'viem'

/** The three bits that a value sets in a bloom filter of 2,048 bits (yellow paper 4.3.1), as places in its hex text. */
export type BloomBits = readonly { readonly at: number; readonly mask: number }[]

const KEPT = 50_000
const known = new Map<Hex, BloomBits>()

/** The bits of an address or topic. The newest values are remembered, because events repeat them. */
export function bloomBits(value: Hex): BloomBits {
  const found = known.get(value)
  if (found !== undefined) return found
  const hash = keccak256(value)
  const bits = [2, 6, 10].map((from) => {
    const bit = Number.parseInt(hash.slice(from, from + 4), 16) & 2047
    // The filter is written with its highest bit first, four bits a hex digit.
    return { at: 2 + 511 - (bit >> 2), mask: 1 << (bit & 3) }
  })
  if (known.size >= KEPT) known.clear()
  known.set(value, bits)
  return bits
}

/** Whether a filter may hold a value. False is certain, true is not. */
export function bloomHas(bloom: Hex, bits: BloomBits): boolean {
  return bits.every(({ at, mask }) => (digit(bloom.charCodeAt(at)) & mask) !== 0)
}

function digit(code: number): number {
  return code <= 57 ? code - 48 : code - 87
}
