import { SpecieError } from '@specie/units'
import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import { pendingDown } from '../projections/pendingDown.ts'
import type { ActivityRow } from '../tables/activity.ts'
import type { BlockRow } from '../tables/chain.ts'
import type { MarkRow, ValuationRow } from '../tables/nav.ts'
import type { PoolRow, PoolVersionRow, ShareRow } from '../tables/pool.ts'
import type { HoldingVersionRow } from '../tables/share.ts'
import type { Tables } from '../tables/tables.ts'
import { type BlockSpan, blockSpan } from './blockSpan.ts'

/** What was held of a share at a block. */
export interface PositionFacts {
  readonly balance: bigint
  /** Income due and not yet paid out, cash units. */
  readonly unclaimed: bigint
}

/** A share of a pool with its names. */
export interface ShareFacts extends Pick<ShareRow, 'share' | 'pool' | 'tranche'> {
  readonly name: string
  readonly symbol: string
  readonly decimals: number
  readonly cash: Hex
  readonly cashSymbol: string
  readonly cashDecimals: number
}

/** A line of the holder's account with its time, its transaction and the desk's fee in it. */
export interface StatementActivity extends ActivityRow {
  /** Unix seconds. */
  readonly timestamp: bigint
  readonly transaction: Hex
  readonly fee: bigint
}

/** A published price with its time. */
export interface MarkFacts extends MarkRow {
  readonly timestamp: bigint
}

/** A pool at the end of the span. */
export interface PoolFacts {
  readonly pool: PoolRow
  readonly version: PoolVersionRow | undefined
  readonly valuation: (ValuationRow & { readonly timestamp: bigint }) | undefined
  /** Senior first. */
  readonly shares: readonly (ShareFacts & { readonly supply: bigint })[]
}

/** Everything that a holder's statement stands on. */
export interface StatementFacts {
  readonly span: BlockSpan
  readonly holdings: readonly {
    readonly share: Hex
    readonly start: PositionFacts
    readonly end: PositionFacts
  }[]
  /** Oldest first. */
  readonly activity: readonly StatementActivity[]
  /** Of all shares of those pools, oldest first; from the last one before the span on. */
  readonly marks: readonly MarkFacts[]
  readonly pools: readonly PoolFacts[]
}

type Database = Kysely<Tables>

/**
 * What the ledger knows of a holder's shares of pools between two moments.
 * @param holder lower case
 * @param from unix seconds; the start is the last block before it
 * @param to unix seconds; the end is the last block before it
 * @throws SpecieError `ledger.empty`, `input.period`, `ledger.undescribed`
 */
export async function statementFacts(
  db: Database,
  holder: Hex,
  from: bigint,
  to: bigint,
): Promise<StatementFacts> {
  const span = await blockSpan(db, from, to)
  const [before, after, activity] = await Promise.all([
    positions(db, holder, span.start),
    positions(db, holder, span.end),
    activityOf(db, holder, span),
  ])
  const known = new Set<Hex>([...before.keys(), ...after.keys()])
  for (const { share, kind } of activity) if (share !== null && !kind.startsWith('reserve')) known.add(share)
  const pools = await poolsOf(db, [...known], span.end)
  const described = new Set(pools.flatMap(({ shares }) => shares.map(({ share }) => share)))
  const held = [...known].filter((share) => described.has(share))
  return {
    span,
    holdings: held.map((share) => ({
      share,
      start: before.get(share) ?? NONE,
      end: after.get(share) ?? NONE,
    })),
    activity: activity.filter(({ share }) => share !== null && described.has(share)),
    marks: await marksOf(db, [...described], span),
    pools,
  }
}

const NONE: PositionFacts = { balance: 0n, unclaimed: 0n }

/** Balances of shares of pools at a block, with the income that is due. */
async function positions(db: Database, wallet: Hex, block: BlockRow): Promise<Map<Hex, PositionFacts>> {
  const rows = await db
    .selectFrom('holdingVersion')
    .selectAll()
    .distinctOn('token')
    .where('wallet', '=', wallet)
    .where('blockNumber', '<=', block.number)
    .where('token', 'in', (select) => select.selectFrom('share').select('share'))
    .orderBy('token')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  const found = await Promise.all(
    rows.map(async (row) => [row.token, await positionOf(db, row, block)] as const),
  )
  return new Map(found.filter(([, { balance, unclaimed }]) => balance > 0n || unclaimed > 0n))
}

async function positionOf(db: Database, row: HoldingVersionRow, block: BlockRow): Promise<PositionFacts> {
  const income = await db
    .selectFrom('incomeVersion')
    .select('index')
    .where('token', '=', row.token)
    .where('blockNumber', '<=', block.number)
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .limit(1)
    .executeTakeFirst()
  const pending = pendingDown(row.balance, income?.index ?? row.incomeIndex, row.incomeIndex)
  return { balance: row.balance, unclaimed: row.incomeCredit + pending }
}

function activityOf(db: Database, wallet: Hex, { start, end }: BlockSpan): Promise<StatementActivity[]> {
  return db
    .selectFrom('activity')
    .innerJoin('block', 'block.number', 'activity.blockNumber')
    .innerJoin('log', (on) =>
      on
        .onRef('log.blockNumber', '=', 'activity.blockNumber')
        .onRef('log.logIndex', '=', 'activity.logIndex'),
    )
    .leftJoin('deskTrade', (on) =>
      on
        .onRef('deskTrade.blockNumber', '=', 'activity.blockNumber')
        .onRef('deskTrade.logIndex', '=', 'activity.logIndex'),
    )
    .selectAll('activity')
    .select(({ fn, val }) => [
      'block.timestamp',
      'log.transactionHash as transaction',
      fn.coalesce('deskTrade.fee', val(0n)).as('fee'),
    ])
    .where('activity.wallet', '=', wallet)
    .where('activity.blockNumber', '>', start.number)
    .where('activity.blockNumber', '<=', end.number)
    .orderBy('activity.blockNumber')
    .orderBy('activity.logIndex')
    .orderBy('activity.n')
    .execute()
}

async function marksOf(
  db: Database,
  shares: readonly Hex[],
  { start, end }: BlockSpan,
): Promise<MarkFacts[]> {
  if (shares.length === 0) return []
  const marks = db
    .selectFrom('mark')
    .innerJoin('block', 'block.number', 'mark.blockNumber')
    .selectAll('mark')
    .select('block.timestamp')
    .where('mark.share', 'in', shares)
  const [earlier, within] = await Promise.all([
    marks
      .distinctOn('mark.share')
      .where('mark.blockNumber', '<=', start.number)
      .orderBy('mark.share')
      .orderBy('mark.blockNumber', 'desc')
      .orderBy('mark.logIndex', 'desc')
      .execute(),
    marks
      .where('mark.blockNumber', '>', start.number)
      .where('mark.blockNumber', '<=', end.number)
      .orderBy('mark.blockNumber')
      .orderBy('mark.logIndex')
      .execute(),
  ])
  return [...earlier, ...within]
}

async function poolsOf(db: Database, shares: readonly Hex[], end: BlockRow): Promise<PoolFacts[]> {
  if (shares.length === 0) return []
  const pools = await db
    .selectFrom('pool')
    .selectAll()
    .where('pool', 'in', (select) => select.selectFrom('share').select('pool').where('share', 'in', shares))
    .orderBy('number')
    .execute()
  return Promise.all(pools.map((pool) => poolFacts(db, pool, end)))
}

async function poolFacts(db: Database, pool: PoolRow, { number }: BlockRow): Promise<PoolFacts> {
  const newest = { pool: pool.pool, number }
  const [version, valuation, shares] = await Promise.all([
    db
      .selectFrom('poolVersion')
      .selectAll()
      .where('pool', '=', newest.pool)
      .where('blockNumber', '<=', newest.number)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('valuation')
      .innerJoin('block', 'block.number', 'valuation.blockNumber')
      .selectAll('valuation')
      .select('block.timestamp')
      .where('valuation.pool', '=', newest.pool)
      .where('valuation.blockNumber', '<=', newest.number)
      .orderBy('valuation.blockNumber', 'desc')
      .orderBy('valuation.logIndex', 'desc')
      .limit(1)
      .executeTakeFirst(),
    sharesOf(db, pool),
  ])
  const supplies = await Promise.all(shares.map(({ share }) => supplyAt(db, share, number)))
  return { pool, version, valuation, shares: shares.map((share, n) => ({ ...share, supply: supplies[n]! })) }
}

async function sharesOf(db: Database, { pool, cash }: PoolRow): Promise<ShareFacts[]> {
  const rows = await db
    .selectFrom('share')
    .innerJoin('shareTerms', 'shareTerms.share', 'share.share')
    .select(['share.share', 'share.pool', 'share.tranche', 'shareTerms.name', 'shareTerms.symbol'])
    .select('shareTerms.decimals')
    .where('share.pool', '=', pool)
    .orderBy('share.tranche')
    .execute()
  const token = await db
    .selectFrom('tokenTerms')
    .select(['symbol', 'decimals'])
    .where('token', '=', cash)
    .executeTakeFirst()
  if (token === undefined || rows.length === 0) {
    throw new SpecieError({
      code: 'ledger.undescribed',
      message: `The ledger does not know the names of pool ${pool} yet`,
      remedy: 'the indexer reads them within seconds of the opening; look at `npx specie node status`',
    })
  }
  return rows.map((row) => ({ ...row, cash, cashSymbol: token.symbol, cashDecimals: token.decimals }))
}

async function supplyAt(db: Database, token: Hex, number: bigint): Promise<bigint> {
  const row = await db
    .selectFrom('supplyVersion')
    .select('supply')
    .where('token', '=', token)
    .where('blockNumber', '<=', number)
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.supply ?? 0n
}
