import type { Pool } from '@specie/api'
import type { PublishedInputs } from '@specie/protocol'

/** A claim on the pool: what has to be paid before the next tranche is worth anything. Cash units. */
export interface Claim {
  readonly symbol: string
  /** Principal and accrued coupon; the residual has none. */
  readonly amount: bigint
}

/** What valuations of a pool in other worlds start from; crosses to a worker as it is. */
export interface Base {
  readonly ladder: PublishedInputs['ladder']
  readonly market: PublishedInputs['market']
  /** Senior first; the last one owns the rest. */
  readonly claims: readonly Claim[]
  /** Fees due and cash kept back, cash units. */
  readonly fees: bigint
  readonly trapped: bigint
  /** Losses stated beside the report. */
  readonly impairment: bigint
}

/** How the world differs from what is assumed. */
export interface Stress {
  /** Factor on every default rate. */
  readonly hazard: number
  /** Percentage points off every recovery. */
  readonly recovery: number
  /** Basis points on the curve. */
  readonly curve: number
}

/** Nothing differs. */
export const CALM: Stress = { hazard: 1, recovery: 0, curve: 0 }

/** The pool's claims as they stand, beside the published inputs. */
export function baseOf(pool: Pool, { ladder, market }: PublishedInputs, impairment: bigint): Base {
  return {
    ladder,
    market,
    impairment,
    fees: BigInt(pool.feesDue),
    trapped: BigInt(pool.trapped),
    claims: pool.tranches.map(({ share, principal, accrued }) => ({
      symbol: share.symbol,
      amount: BigInt(principal) + BigInt(accrued),
    })),
  }
}
