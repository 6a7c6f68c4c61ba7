/** Bits of a Uniswap v4 hook that must be asked before a pool is made, liquidity is added, a swap and a donation. */
const FLAGS = (1n << 13n) | (1n << 11n) | (1n << 7n) | (1n << 5n)
const ALL_FLAGS = (1n << 14n) - 1n

/** Whether Uniswap reads the market's rights, and no others, from the low bits of an address. */
export function isMarketAddress(address: bigint): boolean {
  return (address & ALL_FLAGS) === FLAGS
}
