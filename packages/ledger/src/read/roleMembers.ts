import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'
import { type ReadAt, upTo } from './ReadAt.ts'
import { type RoleFacts, roleName } from './walletRoles.ts'

/** Somebody who has a role. */
export interface RoleMember {
  readonly role: bigint
  readonly name: RoleFacts['roles'][number]
  readonly account: Hex
  /** Unix seconds from which it counts. */
  readonly since: bigint
  /** Seconds that each of its calls waits. */
  readonly delay: bigint
}

/** Everybody who has a role of the access manager, as of a block. */
export async function roleMembers(db: Kysely<Tables>, at: ReadAt = {}): Promise<RoleMember[]> {
  const rows = await db
    .selectFrom('roleMemberVersion')
    .distinctOn(['role', 'account'])
    .select(['role', 'account', 'member', 'since', 'delay'])
    .where('blockNumber', '<=', upTo(at))
    .orderBy('role')
    .orderBy('account')
    .orderBy('blockNumber', 'desc')
    .orderBy('logIndex', 'desc')
    .execute()
  return rows
    .filter(({ member }) => member)
    .map(({ role, account, since, delay }) => ({ role, name: roleName(role), account, since, delay }))
}
