import type { PoolFacts } from '@specie/ledger'

/** The words that the names of a pool's shares begin with; else its number. */
export function poolName({ pool, shares }: Pick<PoolFacts, 'pool' | 'shares'>): string {
  const words = shares.map(({ name }) => name.split(' '))
  const first = words[0] ?? []
  const differing = first.findIndex((word, n) => words.some((other) => other[n] !== word))
  const length = differing < 0 ? first.length - 1 : differing
  return first.slice(0, length).join(' ') || `Pool ${pool.number}`
}
