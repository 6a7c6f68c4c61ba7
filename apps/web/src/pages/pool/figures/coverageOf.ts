import type { Tranche } from '@specie/api'

type Claim = Pick<Tranche, 'principal' | 'accrued' | 'maximum'>

/**
 * How many times the pool's value, less the fees it owes, covers each tranche's claims and all before it, as the
 * contract's coverage test counts them. Null for the residual, which has no claim, and where nothing is valued yet.
 * @param tranches senior first
 * @param value cash units; null before the first report
 * @param feesDue cash units
 */
export function coverageOf(
  tranches: readonly Claim[],
  value: string | null,
  feesDue: string,
): (number | null)[] {
  let claims = 0n
  return tranches.map((tranche, i) => {
    const own = BigInt(tranche.principal) + BigInt(tranche.accrued)
    // Before activation nobody has a claim; what can be put in is what will be claimed.
    claims += own > 0n ? own : BigInt(tranche.maximum)
    if (value === null || claims === 0n || i === tranches.length - 1) return null
    const assets = BigInt(value) - BigInt(feesDue)
    return Number((assets * 1_000_000n) / claims) / 1e6
  })
}
