import type { PoolState } from '@specie/protocol'
import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { ValuationRow } from '../tables/nav.ts'
import type { Tables } from '../tables/tables.ts'
import { type CollectionFacts, collections } from './collections.ts'
import { composePool } from './composePool.ts'
import { indexTime } from './indexTime.ts'
import { marksOf, type ShareMark } from './marks.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type TokenFacts, tokensOf } from './tokens.ts'

/** A tranche as of a block. Cash units unless said otherwise; rates 1e-9 a year. */
export interface TrancheFacts {
  readonly tranche: number
  readonly share: TokenFacts
  readonly coupon: bigint
  /** Coverage below which excess cash is kept in the pool, 1e-9; 0: no test. */
  readonly ratio: bigint
  readonly distributing: boolean
  readonly maximum: bigint
  /** Not yet repaid; before activation paid in; 0 for an active pool's residual. */
  readonly principal: bigint
  /** Coupon accrued to the time of the reading. */
  readonly accrued: bigint
  readonly paidIn: bigint
  /** By the waterfall so far, of which `distributed` went to the shares at once. */
  readonly paid: bigint
  readonly distributed: bigint
  readonly redeemed: bigint
  /** Cash in the pool that waits for redemption. */
  readonly earmark: bigint
  /** Share units, and wallets that hold any. */
  readonly supply: bigint
  readonly holders: number
  /** Null before the first mark. */
  readonly mark: ShareMark | null
  /** Supply at the mark's price, rounded down. */
  readonly value: bigint | null
}

/** A pool as of a block. Cash units, unix seconds, rates 1e-9 a year. */
export interface PoolOverview {
  readonly pool: Hex
  readonly number: bigint
  readonly state: PoolState
  readonly issuer: Hex
  readonly servicer: Hex
  readonly valuer: Hex
  readonly cash: TokenFacts
  readonly openedAt: bigint
  readonly openedBlock: bigint
  readonly activatedAt: bigint | null
  readonly raiseEnds: bigint
  readonly minimumRaise: bigint
  /** Paid in and not refunded, of all tranches; `room`: what investors can still put in, 0 unless raising. */
  readonly raised: bigint
  readonly room: bigint
  /** Value not sold, which the issuer kept as residual shares. */
  readonly retained: bigint
  readonly period: bigint
  /** Cut-off of the last report; 0 before the first. */
  readonly asOf: bigint
  readonly tapeRoot: Hex | null
  readonly ladderHash: Hex | null
  readonly issuanceFrozen: boolean
  readonly curveFeed: Hex
  readonly hazardFeed: Hex | null
  readonly feeRate: bigint
  readonly feesDue: bigint
  readonly feesPaid: bigint
  readonly collected: bigint
  readonly defaulted: bigint
  readonly recovered: bigint
  readonly trapped: bigint
  readonly bond: {
    readonly agreed: bigint
    readonly amount: bigint
    readonly posted: boolean
    readonly poster: Hex | null
  }
  /** Least impairment of balances 30, 60 and 90 days late, basis points. */
  readonly writeDown: readonly [number, number, number]
  /** The last valuation; null before the first report. */
  readonly valuation: ValuationRow | null
  /** The last period; null before the first. */
  readonly lastCollection: CollectionFacts | null
  readonly tranches: readonly TrancheFacts[]
}

/**
 * Pools as of a block, oldest first. A pool appears once its terms have been read from the chain, moments after it was
 * opened.
 * @param pools left out: all
 */
export async function poolOverviews(
  db: Kysely<Tables>,
  pools: readonly Hex[] | undefined,
  at: ReadAt = {},
): Promise<PoolOverview[]> {
  const block = upTo(at)
  const opened = await db
    .selectFrom('pool')
    .innerJoin('poolTerms', 'poolTerms.pool', 'pool.pool')
    .innerJoin('block', 'block.number', 'pool.blockNumber')
    .selectAll('pool')
    .select(['curveFeed', 'hazardFeed', 'poolTerms.raiseEnds', 'poolTerms.minimumRaise', 'feeRate'])
    .select(['poolTerms.bond', 'writeDown30', 'writeDown60', 'writeDown90', 'timestamp as openedAt'])
    .where('pool.blockNumber', '<=', block)
    .$if(pools !== undefined, (query) => query.where('pool.pool', 'in', pools!.length > 0 ? pools! : ['0x']))
    .orderBy('number')
    .execute()
  const keys = opened.map(({ pool }) => pool)
  if (keys.length === 0) return []
  const shares = await sharesOf(db, keys)
  const addresses = shares.map(({ share }) => share)
  const [versions, tranches, valuations, supplies, marks, periods, tokens, now] = await Promise.all([
    versionsOf(db, keys, block),
    tranchesOf(db, keys, block),
    valuationsOf(db, keys, block),
    suppliesOf(db, addresses, block),
    marksOf(db, addresses, at),
    collections(db, keys, at),
    tokensOf(db, [...addresses, ...opened.map(({ cash }) => cash)]),
    indexTime(db, at),
  ])
  return opened.map((row) =>
    composePool(row, { shares, versions, tranches, valuations, supplies, marks, periods, tokens, now }),
  )
}

/** Shares of pools with their terms. */
export function sharesOf(db: Kysely<Tables>, pools: readonly Hex[]) {
  return db
    .selectFrom('share')
    .innerJoin('shareTerms', 'shareTerms.share', 'share.share')
    .select(['share.share', 'pool', 'tranche', 'coupon', 'ratio', 'maximum', 'distributing'])
    .where('pool', 'in', pools)
    .orderBy('tranche')
    .execute()
}

function versionsOf(db: Kysely<Tables>, pools: readonly Hex[], block: bigint) {
  return db
    .selectFrom('poolVersion')
    .distinctOn('pool')
    .selectAll()
    .where('pool', 'in', pools)
    .where('blockNumber', '<=', block)
    .orderBy('pool')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}

function tranchesOf(db: Kysely<Tables>, pools: readonly Hex[], block: bigint) {
  return db
    .selectFrom('trancheVersion')
    .distinctOn(['pool', 'tranche'])
    .selectAll()
    .where('pool', 'in', pools)
    .where('blockNumber', '<=', block)
    .orderBy('pool')
    .orderBy('tranche')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}

function valuationsOf(db: Kysely<Tables>, pools: readonly Hex[], block: bigint) {
  return db
    .selectFrom('valuation')
    .distinctOn('pool')
    .selectAll()
    .where('pool', 'in', pools)
    .where('blockNumber', '<=', block)
    .orderBy('pool')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}

function suppliesOf(db: Kysely<Tables>, tokens: readonly Hex[], block: bigint) {
  return db
    .selectFrom('supplyVersion')
    .distinctOn('token')
    .selectAll()
    .where('token', 'in', tokens.length > 0 ? tokens : ['0x'])
    .where('blockNumber', '<=', block)
    .orderBy('token')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
}
