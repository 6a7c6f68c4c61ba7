import type { PoolSummary, Tranche } from '@specie/api'

/** The pool and tranche of a share, by its address. */
export function findShare(
  pools: readonly PoolSummary[],
  share: string,
): { readonly pool: PoolSummary; readonly tranche: Tranche } | undefined {
  for (const pool of pools) {
    const tranche = pool.tranches.find((one) => one.share.address.toLowerCase() === share.toLowerCase())
    if (tranche !== undefined) return { pool, tranche }
  }
  return undefined
}
