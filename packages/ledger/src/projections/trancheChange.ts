import type { PoolEvent } from './pools.ts'

/** What an event adds to the cash books of one tranche. */
export interface TrancheChange {
  readonly paidIn?: bigint
  readonly paid?: bigint
  readonly distributed?: bigint
  readonly redeemed?: bigint
}

/**
 * What an event adds to the cash books of a tranche; undefined: nothing.
 * @param distributed the tranche whose share paid income, of `Share.Distributed`
 */
export function trancheChange(
  event: PoolEvent,
  tranche: number,
  distributed: number | undefined,
): TrancheChange | undefined {
  switch (event.name) {
    case 'Pool.Invested':
      return ofTranche(event.args.tranche, tranche, { paidIn: event.args.amount })
    case 'Pool.Refunded':
      return ofTranche(event.args.tranche, tranche, { paidIn: -event.args.amount })
    case 'Pool.Redeemed':
      return ofTranche(event.args.tranche, tranche, { redeemed: event.args.cash })
    case 'Pool.Paid':
    case 'Pool.PoolClosed': {
      const paid = event.args.tranches[tranche]!
      return paid === 0n ? undefined : { paid }
    }
    case 'Share.Distributed':
      return distributed === tranche ? { distributed: event.args.amount } : undefined
    default:
      return undefined
  }
}

function ofTranche(named: bigint, tranche: number, change: TrancheChange): TrancheChange | undefined {
  return named === BigInt(tranche) ? change : undefined
}
