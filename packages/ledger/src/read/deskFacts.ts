import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type TokenFacts, tokenIn, tokensOf } from './tokens.ts'

/** A share in which the desk deals, or dealt. Cash units; `held` share units. */
export interface ListingFacts {
  readonly share: TokenFacts
  readonly pool: Hex
  readonly tranche: number
  readonly listed: boolean
  /** Gross value that the desk takes at once; leaks back within `windowDays`. */
  readonly limit: bigint
  /** Fee at an empty and added at a full bucket, 1e-5 of gross value. */
  readonly baseFee: number
  readonly slope: number
  readonly windowDays: number
  readonly held: bigint
  readonly cost: bigint
  /** Sold to and bought from the desk so far, cash. */
  readonly soldToDesk: bigint
  readonly boughtFromDesk: bigint
  readonly fees: bigint
}

/** The desk as of a block. */
export interface DeskFacts {
  /** Till that the desk fills up to; 0 before it was set. */
  readonly float: bigint
  readonly listings: readonly ListingFacts[]
}

/** What the desk deals in, on which terms, and what it holds. */
export async function deskFacts(db: Kysely<Tables>, at: ReadAt = {}): Promise<DeskFacts> {
  const [listings, inventories, trades, float] = await Promise.all([
    listingsOf(db, at),
    inventoriesOf(db, at),
    tradesOf(db, at),
    db
      .selectFrom('deskFloat')
      .select('target')
      .where('blockNumber', '<=', upTo(at))
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
  ])
  const tokens = await tokensOf(
    db,
    listings.map(({ share }) => share),
  )
  return {
    float: float?.target ?? 0n,
    listings: listings.map(({ share, tradeLimit: limit, ...row }) => {
      const { held, cost } = inventories.find((one) => one.share === share) ?? { held: 0n, cost: 0n }
      const sums = trades.filter((one) => one.share === share)
      const of = (side: string) => sums.find((one) => one.side === side) ?? { cash: 0n, fee: 0n }
      const traded = { soldToDesk: of('sold').cash, boughtFromDesk: of('bought').cash, fees: of('sold').fee }
      return { ...row, share: tokenIn(tokens, share), limit, held: held ?? 0n, cost, ...traded }
    }),
  }
}

function listingsOf(db: Kysely<Tables>, at: ReadAt) {
  return db
    .selectFrom('deskListingVersion')
    .innerJoin('share', 'share.share', 'deskListingVersion.share')
    .distinctOn('deskListingVersion.share')
    .select(['deskListingVersion.share', 'pool', 'tranche', 'listed', 'tradeLimit'])
    .select(['baseFee', 'slope', 'windowDays'])
    .where('deskListingVersion.blockNumber', '<=', upTo(at))
    .orderBy('deskListingVersion.share')
    .orderBy('deskListingVersion.blockNumber', 'desc')
    .orderBy('deskListingVersion.logIndex', 'desc')
    .execute()
}

function inventoriesOf(db: Kysely<Tables>, at: ReadAt) {
  return db
    .selectFrom('deskInventoryVersion as inventory')
    .distinctOn('share')
    .select(['share', 'cost'])
    .select(({ selectFrom }) =>
      selectFrom('holdingVersion')
        .select('balance')
        .whereRef('token', '=', 'inventory.share')
        .whereRef('wallet', '=', 'inventory.desk')
        .where('blockNumber', '<=', upTo(at))
        .orderBy('blockNumber', 'desc')
        .orderBy('logIndex', 'desc')
        .limit(1)
        .as('held'),
    )
    .where('inventory.blockNumber', '<=', upTo(at))
    .orderBy('share')
    .orderBy('inventory.blockNumber', 'desc')
    .orderBy('inventory.logIndex', 'desc')
    .execute()
}

function tradesOf(db: Kysely<Tables>, at: ReadAt) {
  return db
    .selectFrom('deskTrade')
    .select(({ fn }) => ['share', 'side', fn.sum<bigint>('cash').as('cash'), fn.sum<bigint>('fee').as('fee')])
    .where('blockNumber', '<=', upTo(at))
    .groupBy(['share', 'side'])
    .execute()
}
