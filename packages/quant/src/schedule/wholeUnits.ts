import { ArgumentError, SpecieError } from '@specie/units'

/** Largest amount of one loan, cash units: sums of two stay exact in floating point. */
export const LARGEST_AMOUNT = 2 ** 52

const LARGEST = BigInt(LARGEST_AMOUNT)

/** An amount of a loan as a whole floating-point number. @throws when it is negative or beyond 2^52 */
export function wholeUnits(argument: string, amount: bigint): number {
  if (amount < 0n) throw new ArgumentError(argument, amount, 'an amount of at least 0')
  if (amount > LARGEST) throw amountTooLarge(argument, Number(amount))
  return Number(amount)
}

/** The refusal of an amount beyond 2^52 units. */
export function amountTooLarge(argument: string, amount: number): SpecieError {
  return new SpecieError({
    code: 'quant.amountTooLarge',
    message: `${argument} is ${amount} of the cash token's smallest unit`,
    expected: 'at most 2^52 of them in one loan (4.5 billion at 6 decimals)',
    remedy: 'use a cash token with fewer decimals or split the loan',
  })
}
