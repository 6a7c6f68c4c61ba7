import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { MarketIncomeRow, MarketLiquidityRow, MarketTradeRow } from '../../tables/market.ts'
import type { Tables } from '../../tables/tables.ts'
import { type ReadAt, upTo } from '../ReadAt.ts'

/** Something that happened on a share's market, with its time in unix seconds. */
export type MarketHappening = { readonly time: bigint } & (
  | ({ readonly kind: 'trade' } & MarketTradeRow)
  | ({ readonly kind: 'liquidity' } & MarketLiquidityRow)
  | ({ readonly kind: 'income'; readonly cause: string } & Omit<MarketIncomeRow, 'kind'>)
)

/** Everything that happened on a share's market up to a block, oldest first. */
export async function marketRecord(
  db: Kysely<Tables>,
  share: Hex,
  at: ReadAt = {},
): Promise<MarketHappening[]> {
  const [trades, changes, incomes] = await Promise.all([
    rowsOf(db, 'marketTrade', share, at),
    rowsOf(db, 'marketLiquidity', share, at),
    rowsOf(db, 'marketIncome', share, at),
  ])
  const all: MarketHappening[] = [
    ...trades.map((row) => ({ kind: 'trade' as const, ...row })),
    ...changes.map((row) => ({ kind: 'liquidity' as const, ...row })),
    ...incomes.map(({ kind: cause, ...row }) => ({ kind: 'income' as const, cause, ...row })),
  ]
  return all.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex)
}

function rowsOf<Table extends 'marketTrade' | 'marketLiquidity' | 'marketIncome'>(
  db: Kysely<Tables>,
  table: Table,
  share: Hex,
  at: ReadAt,
): Promise<(Tables[Table] & { readonly time: bigint })[]> {
  return db
    .selectFrom(table as 'marketTrade')
    .innerJoin('block', 'block.number', 'blockNumber')
    .selectAll(table as 'marketTrade')
    .select('block.timestamp as time')
    .where('share', '=', share)
    .where('blockNumber', '<=', upTo(at))
    .execute() as never
}
