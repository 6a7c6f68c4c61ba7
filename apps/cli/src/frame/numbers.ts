import { displayAmount } from '@specie/units'

export { displayAmount as money, groupDigits as grouped } from '@specie/units'

/** A share price or another WAD number (1e18 = 1), six digits after the point, rounded down. */
export function wad(value: bigint, digits = 6): string {
  return displayAmount(value - (value % 10n ** BigInt(18 - digits)), 18, digits)
}

/** A rate of 1e-9 a year as per cent: `71_250_000n` is `7.125 %`. */
export function percent9(rate: bigint, digits = 3): string {
  return `${displayAmount(rate, 7, digits)} %`
}

/** A share of a whole as per cent; 0 of 0 is `0 %`. */
export function shareOf(part: bigint, whole: bigint, digits = 1): string {
  return whole === 0n ? '0 %' : percent9((part * 1_000_000_000n) / whole, digits)
}

/** Unix seconds as `2026-01-31 12:00 UTC`. */
export function time(seconds: bigint | number): string {
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Unix seconds as an ISO date. */
export function day(seconds: bigint | number): string {
  return new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
}
