import { ArgumentError } from '@specie/units'
import { type Kysely, sql } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { marksOf, valueAt } from './marks.ts'
import { type Page, type ReadPage, upTo } from './ReadAt.ts'
import { type TokenFacts, tokenIn, tokensOf } from './tokens.ts'

/** Somebody who holds a tranche. Share units; `value` cash units. */
export interface HolderFacts {
  readonly tranche: number
  readonly share: TokenFacts
  readonly wallet: Hex
  readonly balance: bigint
  readonly frozen: bigint
  readonly walletFrozen: boolean
  /** Of the tranche, as of the same block. */
  readonly supply: bigint
  /** Balance over supply, 1e-9, rounded down. */
  readonly part: bigint
  /** Balance at the last published price, rounded down; null before the first. */
  readonly value: bigint | null
  /** Holds for others without an identity, as the desk does. */
  readonly venue: boolean
  /** Identity number, ISO 3166-1 numeric country and investor class; null without an identity. */
  readonly identity: bigint | null
  readonly country: number | null
  readonly class: number | null
}

/** Who holds a pool's shares as of a block: senior first, largest holding first. */
export async function capTable(
  db: Kysely<Tables>,
  pool: Hex,
  page: ReadPage & { readonly tranche?: number | undefined } = {},
): Promise<Page<HolderFacts>> {
  const limit = page.limit ?? 100
  const after = cursorIn(page.cursor)
  const block = upTo(page)
  const rows = await db
    .with('held', (base) =>
      base
        .selectFrom('holdingVersion')
        .innerJoin('share', 'share.share', 'holdingVersion.token')
        .distinctOn(['holdingVersion.token', 'holdingVersion.wallet'])
        .select(['tranche', 'token', 'wallet', 'balance', 'frozen', 'walletFrozen'])
        .where('pool', '=', pool)
        .where('holdingVersion.blockNumber', '<=', block)
        .$if(page.tranche !== undefined, (query) => query.where('tranche', '=', page.tranche!))
        .orderBy('holdingVersion.token')
        .orderBy('holdingVersion.wallet')
        .orderBy('holdingVersion.blockNumber', 'desc')
        .orderBy('holdingVersion.logIndex', 'desc'),
    )
    .selectFrom('held')
    .selectAll()
    .select(identityColumns(block))
    .where('balance', '>', 0n)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(tranche, -balance, wallet) > (${after!.tranche}, ${-after!.balance}::numeric, ${after!.wallet})`,
      ),
    )
    .orderBy('tranche')
    .orderBy('balance', 'desc')
    .orderBy('wallet')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? `${last.tranche}-${last.balance}-${last.wallet}` : null
  return { rows: await composeHolders(db, shown, page), next }
}

type Held = {
  readonly tranche: number
  readonly token: Hex
  readonly wallet: Hex
  readonly balance: bigint
  readonly frozen: bigint
  readonly walletFrozen: boolean
  readonly venue: boolean | null
  readonly identity: bigint | null
  readonly country: number | null
  readonly class: number | null
}

function identityColumns(block: bigint) {
  const lastIdentity = (column: string) => sql<number | null>`(
    select identity_version.${sql.ref(column)} from wallet_version join identity_version using (id)
    where wallet_version.wallet = held.wallet and identity_version.block_number <= ${block}
    order by identity_version.block_number desc, identity_version.log_index desc limit 1)`
  return [
    sql<boolean | null>`(select true from share_venue_version where token = held.token and venue = held.wallet
      and block_number <= ${block} limit 1)`.as('venue'),
    sql<bigint | null>`(select id from wallet_version where wallet = held.wallet
      and block_number <= ${block} limit 1)`.as('identity'),
    lastIdentity('country').as('country'),
    lastIdentity('class').as('class'),
  ] as const
}

async function composeHolders(
  db: Kysely<Tables>,
  rows: readonly Held[],
  page: ReadPage,
): Promise<HolderFacts[]> {
  const shares = [...new Set(rows.map(({ token }) => token))]
  if (shares.length === 0) return []
  const [tokens, marks, supplies] = await Promise.all([
    tokensOf(db, shares),
    marksOf(db, shares, page),
    db
      .selectFrom('supplyVersion')
      .distinctOn('token')
      .select(['token', 'supply'])
      .where('token', 'in', shares)
      .where('blockNumber', '<=', upTo(page))
      .orderBy('token')
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .execute(),
  ])
  return rows.map(({ token, venue, ...row }) => {
    const { supply } = supplies.find((one) => one.token === token)!
    const mark = marks.get(token)
    return {
      ...row,
      share: tokenIn(tokens, token),
      supply,
      part: (row.balance * 1_000_000_000n) / supply,
      value: mark === undefined ? null : valueAt(row.balance, mark.price),
      venue: venue ?? false,
    }
  })
}

function cursorIn(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const match = /^(\d)-(\d{1,40})-(0x[0-9a-f]{40})$/.exec(cursor)
  if (match === null) throw new ArgumentError('cursor', cursor, 'the `next` of an earlier page')
  return { tranche: Number(match[1]), balance: BigInt(match[2]!), wallet: match[3] as Hex }
}
