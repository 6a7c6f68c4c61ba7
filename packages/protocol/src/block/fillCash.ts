const WAD = 10n ** 18n

/** Cash units that a leg moves: rounded down where the taker sells, up where it buys, as the contract does. */
export function fillCash(shares: bigint, price: bigint, takerSells: boolean): bigint {
  return takerSells ? (shares * price) / WAD : (shares * price + WAD - 1n) / WAD
}
