import type { Holder } from '@specie/api'

/** How a pool's shares are spread over its holders. Parts are fractions of the value held. */
export interface Concentration {
  readonly holders: number
  readonly largest: number
  readonly largestFive: number
  /** Sum of squared parts: 1 when one holds everything, 1/n when n hold the same. */
  readonly herfindahl: number
  readonly byCountry: readonly Part[]
  readonly byClass: readonly Part[]
}

/** A group's part of the value. */
export interface Part {
  readonly name: string
  readonly value: bigint
  readonly part: number
}

/** Concentration of holders by wallet, country and investor class; a share without a price counts by its number. */
export function concentrationOf(holders: readonly Holder[]): Concentration {
  const worth = (holder: Holder) => BigInt(holder.value ?? holder.balance)
  const total = holders.reduce((sum, holder) => sum + worth(holder), 0n)
  const wallets = grouped(holders, worth, total, ({ wallet }) => wallet.toLowerCase())
  const part = (count: number) => wallets.slice(0, count).reduce((sum, one) => sum + one.part, 0)
  return {
    holders: wallets.length,
    largest: part(1),
    largestFive: part(5),
    herfindahl: wallets.reduce((sum, one) => sum + one.part ** 2, 0),
    byCountry: grouped(holders, worth, total, ({ country }) => country ?? 'Contract or unknown'),
    byClass: grouped(holders, worth, total, (holder) => holder.class ?? 'Contract or unknown'),
  }
}

function grouped(
  holders: readonly Holder[],
  worth: (holder: Holder) => bigint,
  total: bigint,
  name: (holder: Holder) => string,
): Part[] {
  const sums = new Map<string, bigint>()
  for (const holder of holders) sums.set(name(holder), (sums.get(name(holder)) ?? 0n) + worth(holder))
  return [...sums]
    .map(([one, value]) => ({
      name: one,
      value,
      part: total === 0n ? 0 : Number((value * 1_000_000_000n) / total) / 1e9,
    }))
    .sort((a, b) => (a.value < b.value ? 1 : a.value > b.value ? -1 : 0))
}
