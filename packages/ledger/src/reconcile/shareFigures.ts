import { abis } from '@specie/protocol'
import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import { marksOf } from '../read/marks.ts'
import { claimableOf, incomeIndexes } from '../read/walletHoldings.ts'
import type { HoldingVersionRow } from '../tables/share.ts'
import type { Tables } from '../tables/tables.ts'
import { addressIn } from './addressIn.ts'
import { type Figure, figure } from './Figure.ts'
import type { Reconciling } from './Reconciling.ts'
import { ruleFigures } from './ruleFigures.ts'

/** A share's supply, holders, income and price. */
export async function shareFigures(on: Reconciling, share: Hex): Promise<Figure[]> {
  const subject = `share ${share}`
  const parts = await Promise.all([
    supplyFigures(on, share, subject),
    incomeFigures(on, share, subject),
    ruleFigures(on, share, subject),
    markFigures(on, share, subject),
    holdingFigures(on, share, subject),
  ])
  return parts.flat()
}

/** Supply, and the sum of all balances, against the token's supply. */
export async function supplyFigures(on: Reconciling, token: Hex, subject: string): Promise<Figure[]> {
  const [supply, sum, chain] = await Promise.all([
    on.db
      .selectFrom('supplyVersion')
      .select(['supply', 'holders'])
      .where('token', '=', token)
      .where('blockNumber', '<=', on.block)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
    on.db
      .selectFrom(lastHoldings(on.db, token, on.block).as('held'))
      .select(({ fn }) => [
        fn.coalesce(fn.sum<bigint>('balance'), sql<bigint>`0::numeric`).as('balance'),
        sql<bigint>`count(*) filter (where balance > 0)`.as('holders'),
      ])
      .executeTakeFirstOrThrow(),
    on.reader.readContract({
      address: token,
      abi: abis.Share,
      functionName: 'totalSupply',
      blockNumber: on.block,
    }),
  ])
  return [
    figure(subject, 'supply', supply?.supply ?? 0n, chain),
    figure(subject, 'sum of balances', sum.balance, chain),
    figure(subject, 'holders counted', supply?.holders ?? 0, sum.holders),
  ]
}

/** The last version of every holding of a token as of a block. */
export function lastHoldings(db: Kysely<Tables>, token: Hex, block: bigint) {
  return db
    .selectFrom('holdingVersion')
    .distinctOn('wallet')
    .selectAll()
    .where('token', '=', token)
    .where('blockNumber', '<=', block)
    .orderBy('wallet')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
}

/** The largest holdings and a few others, chosen anew for each block; those that ended are among them. */
export function sampleHoldings(on: Reconciling, token: Hex): Promise<HoldingVersionRow[]> {
  return on.db
    .selectFrom(lastHoldings(on.db, token, on.block).as('held'))
    .selectAll()
    .orderBy(
      sql`case when row_number() over (order by balance desc) <= ${Math.ceil(on.sample / 2)} then 0 else 1 end`,
    )
    .orderBy(sql`md5(encode(wallet, 'hex') || ${on.seed.slice(2)})`)
    .limit(on.sample)
    .execute()
}

async function holdingFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const [rows, indexes] = await Promise.all([
    sampleHoldings(on, share),
    incomeIndexes(on.db, [share], { atBlock: on.block }),
  ])
  const figures = await Promise.all(
    rows.map(async (row) => {
      const { wallet } = row
      const contract = { address: share, abi: abis.Share, args: [wallet], blockNumber: on.block } as const
      const [balance, frozen, walletFrozen, claimable] = await Promise.all([
        on.reader.readContract({ ...contract, functionName: 'balanceOf' }),
        on.reader.readContract({ ...contract, functionName: 'getFrozenTokens' }),
        on.reader.readContract({ ...contract, functionName: 'isFrozen' }),
        on.reader.readContract({ ...contract, functionName: 'claimable' }),
      ])
      return [
        figure(subject, `balance of ${wallet}`, row.balance, balance),
        figure(subject, `frozen of ${wallet}`, row.frozen, frozen),
        figure(subject, `wallet frozen ${wallet}`, row.walletFrozen, walletFrozen),
        figure(subject, `claimable of ${wallet}`, claimableOf(row, indexes.get(share)), claimable),
      ]
    }),
  )
  return figures.flat()
}

async function incomeFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const [income, [held, credited]] = await Promise.all([
    on.db
      .selectFrom('incomeVersion')
      .selectAll()
      .where('token', '=', share)
      .where('blockNumber', '<=', on.block)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
    on.reader.readContract({
      address: share,
      abi: abis.Share,
      functionName: 'incomeTotals',
      blockNumber: on.block,
    }),
  ])
  const unpaid = income === undefined ? 0n : income.distributed - income.claimed
  return [
    figure(subject, 'income not claimed', unpaid, held),
    figure(subject, 'income credited', income?.credited ?? 0n, credited),
  ]
}

async function markFigures(on: Reconciling, share: Hex, subject: string): Promise<Figure[]> {
  const [marks, [mark, offer]] = await Promise.all([
    marksOf(on.db, [share], { atBlock: on.block }),
    on.reader.readContract({
      address: addressIn(on, 'Nav'),
      abi: abis.Nav,
      functionName: 'markOf',
      args: [share],
      blockNumber: on.block,
    }),
  ])
  const own = marks.get(share)
  return [
    figure(subject, 'marked price', own?.price ?? 0n, mark.price),
    figure(subject, 'marked gross price', own?.gross ?? 0n, offer.gross),
    figure(subject, 'growth of the price', own?.rate ?? 0n, mark.rate),
    figure(subject, 'marked at', own?.since ?? 0n, mark.since),
    figure(subject, 'horizon', own?.until ?? 0n, mark.until),
  ]
}
