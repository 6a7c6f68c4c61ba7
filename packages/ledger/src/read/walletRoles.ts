import { ROLE_NAMES, ROLES, type RoleName } from '@specie/protocol'
import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'

/** What somebody may do as of a block. */
export interface RoleFacts {
  /** Roles of the access manager; `administrator` is governance. A role that another build defined is `role <n>`. */
  readonly roles: readonly (RoleName | 'administrator' | `role ${bigint}`)[]
  /** Parts played in pools, oldest pool first. */
  readonly pools: readonly { readonly pool: Hex; readonly role: 'issuer' | 'servicer' | 'valuer' }[]
  /** Claims that it may vouch for; null: no trusted KYC issuer. */
  readonly kycIssuer: bigint | null
  /** Feeds that it reports to. */
  readonly reporterOf: readonly Hex[]
  /** Shares whose transfer agent it is: owner, or an agent whom the owner named. */
  readonly ownerOf: readonly Hex[]
  readonly agentOf: readonly Hex[]
}

/** The roles of an account. */
export async function walletRoles(db: Kysely<Tables>, wallet: Hex, at: ReadAt = {}): Promise<RoleFacts> {
  const block = upTo(at)
  const [roles, pools, kycIssuer, reporterOf, ownerOf, agentOf] = await Promise.all([
    rolesOf(db, wallet, block),
    poolRolesOf(db, wallet, block),
    kycIssuerOf(db, wallet, block),
    feedsOf(db, wallet, block),
    ownedBy(db, wallet, block),
    agentFor(db, wallet, block),
  ])
  return { roles, pools, kycIssuer, reporterOf, ownerOf, agentOf }
}

/** The name of a role by its number. */
export function roleName(role: bigint): RoleFacts['roles'][number] {
  return (
    ROLE_NAMES.find((name) => ROLES[name].id === role) ?? (role === 0n ? 'administrator' : `role ${role}`)
  )
}

async function rolesOf(db: Kysely<Tables>, wallet: Hex, block: bigint) {
  const rows = await db
    .selectFrom('roleMemberVersion')
    .distinctOn('role')
    .select(['role', 'member'])
    .where('account', '=', wallet)
    .where('blockNumber', '<=', block)
    .orderBy('role')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return rows.filter(({ member }) => member).map(({ role }) => roleName(role))
}

async function poolRolesOf(db: Kysely<Tables>, wallet: Hex, block: bigint): Promise<RoleFacts['pools']> {
  const account = wallet.toLowerCase()
  const rows = await db
    .selectFrom('poolVersion')
    .innerJoin('pool', 'pool.pool', 'poolVersion.pool')
    .distinctOn('pool.number')
    .select(['pool.pool', 'pool.issuer', 'poolVersion.servicer', 'poolVersion.valuer'])
    .where('poolVersion.blockNumber', '<=', block)
    .orderBy('pool.number')
    .orderBy('poolVersion.blockNumber', 'desc')
    .orderBy('poolVersion.logIndex', 'desc')
    .execute()
  return rows.flatMap(({ pool, ...parties }) =>
    (['issuer', 'servicer', 'valuer'] as const)
      .filter((role) => parties[role] === account)
      .map((role) => ({ pool, role })),
  )
}

async function kycIssuerOf(db: Kysely<Tables>, wallet: Hex, block: bigint): Promise<bigint | null> {
  const row = await db
    .selectFrom('kycIssuerVersion')
    .select('claims')
    .where('issuer', '=', wallet)
    .where('blockNumber', '<=', block)
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .executeTakeFirst()
  return row === undefined || row.claims === 0n ? null : row.claims
}

async function feedsOf(db: Kysely<Tables>, wallet: Hex, block: bigint): Promise<Hex[]> {
  const rows = await db
    .selectFrom('feedReporterVersion')
    .distinctOn('feed')
    .select(['feed', 'allowed'])
    .where('reporter', '=', wallet)
    .where('blockNumber', '<=', block)
    .orderBy('feed')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return rows.filter(({ allowed }) => allowed).map(({ feed }) => feed)
}

async function ownedBy(db: Kysely<Tables>, wallet: Hex, block: bigint): Promise<Hex[]> {
  const rows = await db
    .selectFrom('shareVersion')
    .distinctOn('token')
    .select(['token', 'owner'])
    .where('blockNumber', '<=', block)
    .orderBy('token')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return rows.filter(({ owner }) => owner === wallet.toLowerCase()).map(({ token }) => token)
}

async function agentFor(db: Kysely<Tables>, wallet: Hex, block: bigint): Promise<Hex[]> {
  const rows = await db
    .selectFrom('shareAgentVersion')
    .distinctOn('token')
    .select(['token', 'active'])
    .where('agent', '=', wallet)
    .where('blockNumber', '<=', block)
    .orderBy('token')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return rows.filter(({ active }) => active).map(({ token }) => token)
}
