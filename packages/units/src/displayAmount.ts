import { formatAmount } from './money.ts'

/**
 * An amount for a person: `1234567891n` with 6 decimals is `1,234.57`. Rounded half away from zero to `digits` after
 * the point, thousands set apart by commas; where exactness counts, show the integer beside it.
 * @param decimals of the token
 * @param digits shown after the point, at most `decimals` of them
 */
export function displayAmount(amount: bigint, decimals: number, digits = 2): string {
  const shown = Math.min(digits, decimals)
  const unit = 10n ** BigInt(decimals - shown)
  const magnitude = amount < 0n ? -amount : amount
  const rounded = (magnitude + unit / 2n) / unit
  const [whole = '0', fraction = ''] = formatAmount(rounded, shown).split('.')
  const sign = amount < 0n && rounded > 0n ? '-' : ''
  return `${sign}${groupDigits(whole)}${shown === 0 ? '' : `.${fraction.padEnd(shown, '0')}`}`
}

/** Thousands set apart: `1234567` is `1,234,567`. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}
