import { parseAmount } from '@specie/units'

/** An amount as typed, in the token's smallest unit; undefined when it is none, or nothing. */
export function readAmount(text: string, decimals: number): bigint | undefined {
  try {
    const amount = parseAmount(text, decimals)
    return amount > 0n ? amount : undefined
  } catch {
    return undefined
  }
}
