import type { Context } from '@specie/protocol'
import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { PoolRow, ShareRow } from '../../tables/pool.ts'
import type { Tables } from '../../tables/tables.ts'
import { plainText } from '../plainText.ts'
import { readPoolTerms } from './readPoolTerms.ts'
import { readShareTerms } from './readShareTerms.ts'
import { readTokenTerms } from './readTokenTerms.ts'

/**
 * Reads once what no event tells and nothing changes: the terms of pools that have none here yet, the names of their
 * shares and cash, and the reserve's. Done again it does nothing.
 * @returns how many pools were described
 * @throws whatever the node answers; what was described before stays
 */
export async function describePools(db: Kysely<Tables>, context: Context): Promise<number> {
  await describeReserve(db, context)
  const pools = await db
    .selectFrom('pool')
    .selectAll()
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('poolTerms').select('pool').whereRef('poolTerms.pool', '=', 'pool.pool'))),
    )
    .orderBy('number')
    .execute()
  for (const pool of pools) await describePool(db, context, pool)
  return pools.length
}

async function describePool(db: Kysely<Tables>, context: Context, row: PoolRow): Promise<void> {
  const { pool, blockNumber, logIndex } = row
  const shares = await db
    .selectFrom('share')
    .selectAll()
    .where('pool', '=', pool)
    .orderBy('tranche')
    .execute()
  const terms = await readPoolTerms(context, pool)
  const shareTerms = await Promise.all(shares.map((share) => readShareTerms(context, share)))
  await describeToken(db, context, row.cash)
  await db.transaction().execute(async (transaction) => {
    // The pool may have gone in a reorganisation while it was read.
    const there = await transaction
      .selectFrom('pool')
      .select('pool')
      .where('pool', '=', pool)
      .where('blockNumber', '=', blockNumber)
      .forShare()
      .executeTakeFirst()
    if (there === undefined) return
    await transaction
      .insertInto('shareTerms')
      .values(shareTerms.map((share, index) => ({ ...share, ...placed(shares[index]!) })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await transaction
      .insertInto('poolTerms')
      .values({ pool, blockNumber, logIndex, ...terms })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

function placed({ share, blockNumber, logIndex }: ShareRow) {
  return { share, blockNumber, logIndex }
}

async function describeReserve(db: Kysely<Tables>, context: Context): Promise<void> {
  const reserve = context.deployment.contracts.Reserve?.address
  if (reserve === undefined) return
  const asset = await describeToken(db, context, reserve.toLowerCase() as Hex)
  if (asset !== null) await describeToken(db, context, asset)
}

async function describeToken(db: Kysely<Tables>, context: Context, token: Hex): Promise<Hex | null> {
  const known = await db
    .selectFrom('tokenTerms')
    .select('asset')
    .where('token', '=', token)
    .executeTakeFirst()
  if (known !== undefined) return known.asset
  const { name, symbol, decimals, asset } = await readTokenTerms(context, token)
  await db
    .insertInto('tokenTerms')
    .values({ token, name: plainText(name), symbol: plainText(symbol), decimals, asset })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return asset
}
