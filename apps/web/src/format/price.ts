import { formatMoney, type Unit } from './money.ts'

const WAD_DECIMALS = 18

/**
 * Price of one whole share as the chain keeps it (cash units a share unit, times 1e18), for reading: `0.9934 LUSD`.
 * @param price text or integer of the interface's `price.bid` and `price.ask`
 */
export function formatPrice(price: bigint | string, share: Unit, cash: Unit, digits = 4): string {
  // One share is 10^share.decimals share units; the figure is then 10^-(18 + cash.decimals) of the cash.
  const scaled = BigInt(price) * 10n ** BigInt(share.decimals)
  return formatMoney(scaled, { symbol: cash.symbol, decimals: WAD_DECIMALS + cash.decimals }, { digits })
}

/** Value of share units at a price, cash units, rounded down as the chain does. */
export function valueAt(balance: bigint | string, price: bigint | string): bigint {
  return (BigInt(balance) * BigInt(price)) / 10n ** BigInt(WAD_DECIMALS)
}
