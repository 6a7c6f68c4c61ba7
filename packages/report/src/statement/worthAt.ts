const WAD = 10n ** 18n

/** Units at a price, rounded down to the cash unit; null without a price. Zero units are worth zero at any price. */
export function worthAt(units: bigint, price: bigint | null): bigint | null {
  if (units === 0n) return 0n
  return price === null ? null : (units * price) / WAD
}
