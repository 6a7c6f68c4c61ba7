import { requireNumber } from '@specie/units'
import { type Clearing, clear, requireOutsideAssets } from './clear.ts'
import type { Network } from './network.ts'

/** A market for an asset that many must sell at once. */
export interface AssetMarket {
  /** Sensitivity of the log price. */
  readonly impact: number
  /** Units that move the log price by `impact`. */
  readonly depth: number
}

export interface FireSale extends Clearing {
  /** Price of one unit, 1 before anyone sells. */
  readonly price: number
  /** Units that each party sells. */
  readonly sold: Float64Array
}

/** Price after `quantity` units were sold: e^(−impact·quantity/depth). */
export function fireSalePrice(quantity: number, market: AssetMarket): number {
  requireNumber('quantity', quantity, 0)
  requireNumber('impact', market.impact, 0)
  requireNumber('depth', market.depth, Number.MIN_VALUE)
  return Math.exp((-market.impact * quantity) / market.depth)
}

/**
 * Clearing when parties that lack cash sell a common asset, whose price falls with what is sold, which makes others
 * lack cash. Iterates down from the price 1 to the greatest fixed point.
 * Source: R. Cifuentes, G. Ferrucci, H. Shin, "Liquidity risk and contagion" (2005).
 * @param cash of each party, cash units
 * @param holdings of each party, units of the asset
 * @param tolerance largest fall of the price in the last round
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function clearWithFireSale(
  network: Network,
  cash: Float64Array,
  holdings: Float64Array,
  market: AssetMarket,
  tolerance = 1e-12,
): FireSale {
  requireOutsideAssets(network, cash)
  requireOutsideAssets(network, holdings)
  let price = 1
  for (;;) {
    const assets = Float64Array.from(cash, (amount, i) => amount + holdings[i]! * price)
    const clearing = clear(network, assets, undefined, Math.max(tolerance, 1e-15))
    const sold = Float64Array.from(holdings, (units, i) =>
      unitsSold(clearing, network, cash, units, price, i),
    )
    const next = Math.min(
      price,
      fireSalePrice(
        sold.reduce((sum, units) => sum + units, 0),
        market,
      ),
    )
    if (price - next <= tolerance) return { ...clearing, price: next, sold }
    price = next
  }
}

/** A party sells what its cash and the payments it receives do not cover. */
function unitsSold(
  clearing: Clearing,
  network: Network,
  cash: Float64Array,
  units: number,
  price: number,
  party: number,
): number {
  let received = 0
  for (let k = network.start[party]!; k < network.start[party + 1]!; k++) {
    const debtor = network.debtor[k]!
    const owed = network.owed[debtor]!
    if (owed > 0) received += (network.amount[k]! * clearing.payments[debtor]!) / owed
  }
  const shortfall = network.owed[party]! - cash[party]! - received
  return shortfall <= 0 ? 0 : Math.min(units, shortfall / price)
}
