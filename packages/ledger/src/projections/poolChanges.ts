import type { PoolVersionRow } from '../tables/pool.ts'
import type { PoolEvent } from './pools.ts'

/** A pool's state without its key and place. */
export type PoolBody = Omit<PoolVersionRow, 'pool' | 'blockNumber' | 'logIndex'>

/** The state after an event; undefined when it changes nothing that is kept here. */
export function poolChanges(before: PoolVersionRow | undefined, event: PoolEvent): PoolBody | undefined {
  if (event.name === 'Pools.PoolOpened') {
    return { ...EMPTY, servicer: event.args.servicer, valuer: event.args.valuer }
  }
  // Nothing is said of a pool before its opening.
  if (before === undefined) return undefined
  const change = lifecycle(before, event) ?? reporting(before, event) ?? parties(event)
  return change === undefined ? undefined : { ...before, ...change }
}

const EMPTY = {
  state: 'draft',
  period: 0n,
  asOf: 0n,
  tapeRoot: null,
  ladderHash: null,
  issuanceFrozen: false,
  raiseEnds: null,
  minimumRaise: null,
  raised: 0n,
  retained: 0n,
  activatedAt: null,
  collected: 0n,
  fees: 0n,
  defaulted: 0n,
  recovered: 0n,
  trapped: 0n,
  bond: 0n,
  bondPoster: null,
} as const

function lifecycle(before: PoolVersionRow, event: PoolEvent): Partial<PoolBody> | undefined {
  switch (event.name) {
    case 'Pool.RaisingStarted':
      return { state: 'raising', raiseEnds: event.args.ends, minimumRaise: event.args.minimum }
    case 'Pool.Invested':
      return { raised: before.raised + event.args.amount }
    case 'Pool.Refunded':
      return { raised: before.raised - event.args.amount }
    case 'Pool.Activated':
      return { state: 'active', activatedAt: event.timestamp, retained: event.args.retained }
    case 'Pool.RefundingStarted':
      return { state: 'refunding', trapped: 0n }
    case 'Pool.WindingDownStarted':
      return { state: 'windingDown' }
    case 'Pool.PoolClosed':
      return { state: 'closed', trapped: 0n, fees: before.fees + event.args.fees }
    case 'Pool.IssuanceFrozenSet':
      return { issuanceFrozen: event.args.frozen }
    default:
      return undefined
  }
}

function reporting(before: PoolVersionRow, event: PoolEvent): Partial<PoolBody> | undefined {
  switch (event.name) {
    case 'Pool.Originated': {
      const { tapeRoot, ladderHash, asOf } = event.args
      return { tapeRoot, ladderHash, asOf }
    }
    case 'Nav.Reported':
      return { ladderHash: event.args.ladderHash }
    case 'Pool.Collected': {
      const { period, asOf, interest, principal, recoveries, tapeRoot } = event.args
      return {
        period: BigInt(period),
        asOf,
        tapeRoot,
        collected: before.collected + interest + principal + recoveries,
        recovered: before.recovered + recoveries,
      }
    }
    case 'Pool.CreditQuality':
      return { defaulted: before.defaulted + event.args.defaulted }
    case 'Pool.Paid':
      return { fees: before.fees + event.args.fees, trapped: event.args.trapped }
    case 'Pool.BondReceived':
      return { trapped: before.trapped + event.args.amount }
    default:
      return undefined
  }
}

function parties(event: PoolEvent): Partial<PoolBody> | undefined {
  switch (event.name) {
    case 'Pools.BondPosted':
      return { bond: event.args.amount, bondPoster: event.args.poster }
    case 'Pools.BondReleased':
    case 'Pools.DoublePledgeProven':
      return { bond: 0n }
    case 'Pool.ServicerReplaced':
      return { servicer: event.args.to }
    case 'Pool.ValuerReplaced':
      return { valuer: event.args.to }
    default:
      return undefined
  }
}
