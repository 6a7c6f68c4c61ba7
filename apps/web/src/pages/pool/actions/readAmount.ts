import { parseAmount } from '@specie/units'

/** What was typed into an amount: a number of units, or what is wrong with it. Nothing typed is neither. */
export interface TypedAmount {
  readonly amount: bigint | undefined
  readonly error: string | undefined
}

/**
 * Reads an amount that a person typed.
 * @param most what there is, in units; undefined: unknown
 * @param beyond said when more is asked for
 */
export function readAmount(
  text: string,
  decimals: number,
  most: bigint | undefined,
  beyond: string,
): TypedAmount {
  if (text.trim() === '') return { amount: undefined, error: undefined }
  try {
    const amount = parseAmount(text, decimals)
    if (amount <= 0n) return { amount: undefined, error: 'Enter an amount above zero.' }
    if (most !== undefined && amount > most) return { amount: undefined, error: beyond }
    return { amount, error: undefined }
  } catch {
    return {
      amount: undefined,
      error: `Enter a number with at most ${decimals} digits after the point, like 2500.50.`,
    }
  }
}
