/** What an amount is counted in: enough of a token to write it. */
export interface Unit {
  readonly symbol: string
  readonly decimals: number
}

/** How an amount is written. */
export interface MoneyStyle {
  /** Digits after the point; two when left out. More of them never invents any: an amount is exact. */
  readonly digits?: number
  /** `1.25M` instead of `1,250,000.00`. */
  readonly compact?: boolean
  /** A plus sign before gains. */
  readonly signed?: boolean
  /** Without the unit. */
  readonly bare?: boolean
}

const MINUS = '−'
const SCALES = [
  [12, 'T'],
  [9, 'B'],
  [6, 'M'],
  [3, 'K'],
] as const

/** An amount in the unit's smallest part as exact decimal text with all its decimals: `1250000000n` → `1250.000000`. */
export function exactDecimal(amount: bigint, decimals: number): string {
  const digits = magnitude(amount)
    .toString()
    .padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = amount < 0n ? '-' : ''
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`
}

/**
 * An amount for reading, rounded half away from zero, without floating point: `1250000000` of a token with 6 decimals is
 * `1,250.00 LUSD`.
 */
export function formatMoney(amount: bigint | string, unit: Unit, style: MoneyStyle = {}): string {
  const value = BigInt(amount)
  const text = style.compact
    ? compact(value, unit.decimals)
    : grouped(value, unit.decimals, style.digits ?? 2)
  const sign = isZero(text) ? '' : value < 0n ? MINUS : style.signed ? '+' : ''
  return `${sign}${text}${style.bare ? '' : `\u00a0${unit.symbol}`}`
}

/** Magnitude with separators and a fixed number of digits after the point. */
function grouped(value: bigint, decimals: number, digits: number): string {
  const rounded = roundTo(magnitude(value), decimals, digits)
  const text = rounded.toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',')
  return digits === 0 ? whole : `${whole}.${text.slice(-digits)}`
}

function compact(value: bigint, decimals: number): string {
  for (const [exponent, letter] of SCALES) {
    // 999,999 is 1.00M, not 1,000.00K; 995,000 is 995.00K, not 1.00M.
    if (roundTo(magnitude(value), decimals + exponent - 3, 2) < 100_000n) continue
    return `${grouped(value, decimals + exponent, 2)}${letter}`
  }
  return grouped(value, decimals, 2)
}

/** `value` in 10^-decimals to 10^-digits, half away from zero. */
function roundTo(value: bigint, decimals: number, digits: number): bigint {
  if (digits >= decimals) return value * 10n ** BigInt(digits - decimals)
  const step = 10n ** BigInt(decimals - digits)
  return (value + step / 2n) / step
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}

function isZero(text: string): boolean {
  return !/[1-9]/.test(text)
}
