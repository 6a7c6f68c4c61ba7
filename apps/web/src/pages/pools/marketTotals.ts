import type { PoolSummary, Token } from '@specie/api'

/** Sums over the pools that count in one cash token. Cash units. */
export interface MarketTotal {
  readonly cash: Token
  readonly value: bigint
  readonly room: bigint
  readonly distributed: bigint
  readonly raising: number
  readonly active: number
}

/** Totals by cash token: amounts of different tokens are never added. Largest first. */
export function marketTotals(pools: readonly PoolSummary[]): MarketTotal[] {
  const tokens = new Map(pools.map(({ cash }) => [cash.address.toLowerCase(), cash]))
  return [...tokens]
    .map(([address, cash]) =>
      totalOf(
        cash,
        pools.filter((pool) => pool.cash.address.toLowerCase() === address),
      ),
    )
    .sort((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0))
}

function totalOf(cash: Token, pools: readonly PoolSummary[]): MarketTotal {
  const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n)
  const raising = pools.filter(({ state }) => state === 'raising')
  return {
    cash,
    value: sum(pools.map(({ value }) => value ?? '0')),
    room: sum(raising.map(({ room }) => room)),
    distributed: sum(pools.flatMap(({ tranches }) => tranches.map(({ distributed }) => distributed))),
    raising: raising.length,
    active: pools.filter(({ state }) => state === 'active').length,
  }
}
