import { ArgumentError, parseAmount } from '@specie/units'

/**
 * An amount as a person types it, in the token's smallest unit.
 * @throws ArgumentError when it is no plain decimal, has too many digits, or is below zero.
 */
export function amountOf(text: string, decimals: number): bigint {
  const amount = parseAmount(text, decimals)
  if (amount < 0n) throw new ArgumentError('amount', text, 'an amount of at least 0')
  return amount
}
