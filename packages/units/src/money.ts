import { ArgumentError } from './error.ts'

/**
 * Decimal text to the token's smallest unit, exactly: `'1234.5'` with 6 decimals is `1234500000n`.
 * Refuses digits beyond the token's decimals instead of rounding them away.
 * @throws ArgumentError when the text is not a plain decimal number or has too many digits.
 */
export function parseAmount(text: string, decimals: number): bigint {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text.trim().replace(/[ _,](?=\d{3}(\D|$))/g, ''))
  const fraction = match?.[3] ?? ''
  const significant = fraction.replace(/0+$/, '')
  if (match === null || significant.length > decimals) {
    throw new ArgumentError(
      'amount',
      text,
      `a decimal number with at most ${decimals} digits after the point`,
    )
  }
  const magnitude = BigInt(match[2]! + significant.padEnd(decimals, '0'))
  return match[1] === '-' ? -magnitude : magnitude
}

/** The token's smallest unit as plain decimal text: `1234500000n` with 6 decimals is `'1234.5'`. */
export function formatAmount(amount: bigint, decimals: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  return `${amount < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
