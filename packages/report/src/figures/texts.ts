import { displayAmount } from '@specie/units'

/** A fraction as per cent: `0.0712` is `7.12 %`. */
export function percent(fraction: number, digits = 2): string {
  return `${(100 * fraction).toFixed(digits)} %`
}

/** A price with 18 decimals, six digits after the point, cut and never rounded up. */
export function priceText(price: bigint, digits = 6): string {
  return displayAmount(price - (price % 10n ** BigInt(18 - digits)), 18, digits)
}

/** With its sign, also where it is above zero. */
export function signedAmount(amount: bigint, decimals: number, digits = 2): string {
  return `${amount > 0n ? '+' : ''}${displayAmount(amount, decimals, digits)}`
}

/** The ends of a hash or an address. */
export function shortHash(hash: string): string {
  return hash.length <= 14 ? hash : `${hash.slice(0, 8)}…${hash.slice(-4)}`
}

/** A large number on an axis: `1.5 M`, `250 k`. */
export function axisAmount(value: number): string {
  const magnitude = Math.abs(value)
  const [unit, name] =
    magnitude >= 1e9
      ? [1e9, ' bn']
      : magnitude >= 1e6
        ? [1e6, ' M']
        : magnitude >= 1e3
          ? [1e3, ' k']
          : [1, '']
  return `${Number((value / unit).toPrecision(4))}${name}`
}
