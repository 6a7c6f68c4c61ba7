import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type TokenFacts, tokenIn, tokensOf } from './tokens.ts'

/** The reserve as of a block. Cash units; `supply` in the reserve's own units. */
export interface ReserveFacts {
  readonly reserve: TokenFacts
  readonly cash: TokenFacts | null
  /** Cash at hand plus inventory at cost. */
  readonly funds: bigint
  readonly deposited: bigint
  readonly withdrawn: bigint
  readonly gained: bigint
  readonly drawn: bigint
  readonly supply: bigint
  /** Wallets that hold the reserve's token. */
  readonly providers: number
}

/** The reserve as of a block; undefined before the first deposit. */
export async function reserveFacts(db: Kysely<Tables>, at: ReadAt = {}): Promise<ReserveFacts | undefined> {
  const version = await db
    .selectFrom('reserveVersion')
    .selectAll()
    .where('blockNumber', '<=', upTo(at))
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .executeTakeFirst()
  if (version === undefined) return undefined
  const { reserve, funds, deposited, withdrawn, gained, drawn } = version
  const [supply, terms] = await Promise.all([
    db
      .selectFrom('supplyVersion')
      .select(['supply', 'holders'])
      .where('token', '=', reserve)
      .where('blockNumber', '<=', upTo(at))
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
    db.selectFrom('tokenTerms').select('asset').where('token', '=', reserve).executeTakeFirst(),
  ])
  const asset = terms?.asset ?? null
  const tokens = await tokensOf(db, asset === null ? [reserve] : [reserve, asset])
  return {
    reserve: tokenIn(tokens, reserve),
    cash: asset === null ? null : tokenIn(tokens, asset),
    ...{ funds, deposited, withdrawn, gained, drawn },
    supply: supply?.supply ?? 0n,
    providers: supply?.holders ?? 0,
  }
}

/** What a provider has in the reserve as of a block. */
export interface ProviderFacts {
  readonly wallet: Hex
  /** The reserve's own units. */
  readonly shares: bigint
  readonly deposited: bigint
  readonly withdrawn: bigint
  /** Announced to be taken out, and the unix seconds between which that can be done; 0: nothing. */
  readonly announced: bigint
  readonly from: bigint
  readonly until: bigint
}

/** A provider's part of the reserve. */
export async function providerFacts(
  db: Kysely<Tables>,
  wallet: Hex,
  at: ReadAt = {},
): Promise<ProviderFacts> {
  const block = upTo(at)
  const [holding, notice, flows] = await Promise.all([
    db
      .selectFrom('holdingVersion')
      .select('balance')
      .where('wallet', '=', wallet)
      .where('token', 'in', db.selectFrom('reserveVersion').select('reserve').distinct())
      .where('blockNumber', '<=', block)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
    db
      .selectFrom('reserveNoticeVersion')
      .selectAll()
      .where('owner', '=', wallet)
      .where('blockNumber', '<=', block)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirst(),
    db
      .selectFrom('reserveFlow')
      .select(({ fn }) => ['kind', fn.sum<bigint>('cash').as('cash')])
      .where('owner', '=', wallet)
      .where('blockNumber', '<=', block)
      .groupBy('kind')
      .execute(),
  ])
  const sumOf = (kind: string) => flows.find((one) => one.kind === kind)?.cash ?? 0n
  const waiting = notice !== undefined && notice.shares > 0n ? notice : undefined
  return {
    wallet,
    shares: holding?.balance ?? 0n,
    deposited: sumOf('deposit'),
    withdrawn: -sumOf('withdrawal'),
    announced: waiting?.shares ?? 0n,
    from: waiting?.fromTime ?? 0n,
    until: waiting?.untilTime ?? 0n,
  }
}
