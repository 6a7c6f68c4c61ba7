const WAD = 10n ** 18n

/** What shares cost at an ask, cash units, rounded up as the desk does. */
export function costUp(shares: bigint, ask: bigint): bigint {
  return (shares * ask + WAD - 1n) / WAD
}
