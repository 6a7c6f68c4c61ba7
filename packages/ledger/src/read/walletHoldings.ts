import type { PoolState } from '@specie/protocol'
import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import { pendingDown } from '../projections/pendingDown.ts'
import type { HoldingVersionRow } from '../tables/share.ts'
import type { Tables } from '../tables/tables.ts'
import type { CostBasis } from './costBasis.ts'
import { marksOf, type ShareMark, valueAt } from './marks.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type TokenFacts, tokenIn, tokensOf } from './tokens.ts'
import { walletCosts } from './walletCosts.ts'

/** What a wallet has of a share as of a block. Share units; money in cash units. */
export interface HoldingFacts {
  readonly pool: Hex
  readonly poolNumber: bigint
  readonly poolState: PoolState
  readonly tranche: number
  readonly share: TokenFacts
  readonly cash: TokenFacts
  readonly balance: bigint
  readonly frozen: bigint
  readonly walletFrozen: boolean
  /** Null before the first mark. */
  readonly mark: ShareMark | null
  /** Balance at the mark's price, rounded down. */
  readonly value: bigint | null
  /** Income that waits to be claimed. */
  readonly claimable: bigint
  /** What the balance cost by average cost, what sales and redemptions gained, and income claimed. */
  readonly cost: bigint
  readonly realised: bigint
  readonly income: bigint
}

/** Everything a wallet has or had of shares of pools as of a block. Positions that ended are there with balance 0. */
export async function walletHoldings(
  db: Kysely<Tables>,
  wallet: Hex,
  at: ReadAt = {},
): Promise<HoldingFacts[]> {
  const rows = await db
    .selectFrom('holdingVersion')
    .innerJoin('share', 'share.share', 'holdingVersion.token')
    .innerJoin('pool', 'pool.pool', 'share.pool')
    .distinctOn('token')
    .selectAll('holdingVersion')
    .select(['share.pool', 'tranche', 'cash', 'number'])
    .where('wallet', '=', wallet)
    .where('holdingVersion.blockNumber', '<=', upTo(at))
    .orderBy('token')
    .orderBy('holdingVersion.blockNumber', 'desc')
    .orderBy('holdingVersion.logIndex', 'desc')
    .execute()
  const shares = rows.map(({ token }) => token)
  const [tokens, marks, costs, indexes, states] = await Promise.all([
    tokensOf(db, [...shares, ...rows.map(({ cash }) => cash)]),
    marksOf(db, shares, at),
    walletCosts(db, wallet, at),
    incomeIndexes(db, shares, at),
    poolStates(
      db,
      rows.map(({ pool }) => pool),
      at,
    ),
  ])
  const holdings = rows.map((row) => {
    const mark = marks.get(row.token) ?? null
    const { cost, realised, income } = costs.get(row.token) ?? NO_COSTS
    return {
      ...{ pool: row.pool, poolNumber: row.number, poolState: states.get(row.pool)!, tranche: row.tranche },
      ...{ share: tokenIn(tokens, row.token), cash: tokenIn(tokens, row.cash) },
      ...{ balance: row.balance, frozen: row.frozen, walletFrozen: row.walletFrozen, mark },
      value: mark === null ? null : valueAt(row.balance, mark.price),
      claimable: claimableOf(row, indexes.get(row.token)),
      ...{ cost, realised, income },
    }
  })
  return holdings.sort((a, b) => Number(a.poolNumber - b.poolNumber) || a.tranche - b.tranche)
}

const NO_COSTS: CostBasis = { balance: 0n, cost: 0n, realised: 0n, income: 0n }

/** What a holder may claim: what is credited, and what the balance earned since. */
export function claimableOf(
  row: Pick<HoldingVersionRow, 'balance' | 'incomeIndex' | 'incomeCredit'>,
  index: bigint | undefined,
): bigint {
  return row.incomeCredit + (index === undefined ? 0n : pendingDown(row.balance, index, row.incomeIndex))
}

/** The income index of each share as of a block; absent: nothing was distributed. */
export async function incomeIndexes(
  db: Kysely<Tables>,
  shares: readonly Hex[],
  at: ReadAt,
): Promise<ReadonlyMap<Hex, bigint>> {
  if (shares.length === 0) return new Map()
  const rows = await db
    .selectFrom('incomeVersion')
    .distinctOn('token')
    .select(['token', 'index'])
    .where('token', 'in', shares)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('token')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return new Map(rows.map(({ token, index }) => [token, index]))
}

async function poolStates(
  db: Kysely<Tables>,
  pools: readonly Hex[],
  at: ReadAt,
): Promise<ReadonlyMap<Hex, PoolState>> {
  if (pools.length === 0) return new Map()
  const rows = await db
    .selectFrom('poolVersion')
    .distinctOn('pool')
    .select(['pool', 'state'])
    .where('pool', 'in', pools)
    .where('blockNumber', '<=', upTo(at))
    .orderBy('pool')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return new Map(rows.map(({ pool, state }) => [pool, state as PoolState]))
}
