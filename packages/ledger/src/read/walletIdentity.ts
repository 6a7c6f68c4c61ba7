import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { IdentityEventRow } from '../tables/identity.ts'
import type { Tables } from '../tables/tables.ts'
import { indexTime } from './indexTime.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type Happened, happened } from './withTransaction.ts'

/** Who is behind a wallet as of a block. */
export interface IdentityFacts {
  readonly wallet: Hex
  readonly id: bigint
  /** One bit a claim. */
  readonly claims: bigint
  /** ISO 3166-1 numeric. */
  readonly country: number
  readonly class: number
  /** Unix seconds. */
  readonly expiry: bigint
  readonly version: bigint
  /** KYC issuer that vouches. */
  readonly issuer: Hex
  readonly lost: boolean
  /** Linked, not lost, not expired at the time of the block. */
  readonly verified: boolean
  /** Active wallets of the identity, in the order they came; none for a lost wallet. */
  readonly wallets: readonly Hex[]
  /** A recovery that waits. */
  readonly recovery: { readonly replacement: Hex; readonly readyAt: bigint } | null
  /** The wallet that took over, through all later recoveries. */
  readonly recoveredTo: Hex | null
}

/** The identity of a wallet; undefined when it has none. */
export async function walletIdentity(
  db: Kysely<Tables>,
  wallet: Hex,
  at: ReadAt = {},
): Promise<IdentityFacts | undefined> {
  const block = upTo(at)
  const own = await walletVersion(db, wallet, block)
  if (own === undefined) return undefined
  const [person, wallets, now, recoveredTo] = await Promise.all([
    db
      .selectFrom('identityVersion')
      .selectAll()
      .where('id', '=', own.id)
      .where('blockNumber', '<=', block)
      .orderBy('blockNumber', 'desc')
      .orderBy('logIndex', 'desc')
      .executeTakeFirstOrThrow(),
    activeWallets(db, own.id, block),
    indexTime(db, at),
    lastReplacement(db, own.replacement, block),
  ])
  const { id, claims, country, class: investorClass, expiry, version, issuer } = person
  const waits = own.pending !== null && own.readyAt !== null
  return {
    ...{ wallet: own.wallet, id, claims, country, class: investorClass, expiry, version, issuer },
    lost: own.lost,
    verified: !own.lost && now <= expiry,
    wallets: own.lost ? [] : wallets,
    recovery: waits ? { replacement: own.pending!, readyAt: own.readyAt! } : null,
    recoveredTo,
  }
}

function walletVersion(db: Kysely<Tables>, wallet: Hex, block: bigint) {
  return db
    .selectFrom('walletVersion')
    .selectAll()
    .where('wallet', '=', wallet)
    .where('blockNumber', '<=', block)
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .executeTakeFirst()
}

async function activeWallets(db: Kysely<Tables>, id: bigint, block: bigint): Promise<Hex[]> {
  const rows = await db
    .selectFrom('walletVersion')
    .distinctOn('wallet')
    .select(['wallet', 'lost'])
    .select(({ selectFrom }) =>
      selectFrom('walletVersion as first')
        .select(({ fn }) => fn.min('first.blockNumber').as('since'))
        .whereRef('first.wallet', '=', 'walletVersion.wallet')
        .as('since'),
    )
    .where('id', '=', id)
    .where('blockNumber', '<=', block)
    .orderBy('wallet')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  const active = rows.filter(({ lost }) => !lost)
  return active.sort((a, b) => Number((a.since ?? 0n) - (b.since ?? 0n))).map(({ wallet }) => wallet)
}

async function lastReplacement(db: Kysely<Tables>, first: Hex | null, block: bigint): Promise<Hex | null> {
  let replacement = first
  for (let i = 0; i < 32 && replacement !== null; i++) {
    const next: Hex | null = (await walletVersion(db, replacement, block))?.replacement ?? null
    if (next === null) break
    replacement = next
  }
  return replacement
}

/** What happened to an identity, oldest first. */
export function identityEvents(
  db: Kysely<Tables>,
  id: bigint,
  at: ReadAt = {},
): Promise<(IdentityEventRow & Happened)[]> {
  return db
    .selectFrom('identityEvent')
    .innerJoin(happened(db).as('at'), (join) =>
      join
        .onRef('at.blockNumber', '=', 'identityEvent.blockNumber')
        .onRef('at.logIndex', '=', 'identityEvent.logIndex'),
    )
    .selectAll('identityEvent')
    .select(['at.time', 'at.transaction'])
    .where('id', '=', id)
    .where('identityEvent.blockNumber', '<=', upTo(at))
    .orderBy('identityEvent.blockNumber')
    .orderBy('identityEvent.logIndex')
    .execute()
}
