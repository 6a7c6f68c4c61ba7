import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '@specie/ledger'
import type { Address, Hex } from 'viem'
import { getAddress } from 'viem'
import { machineSeconds } from '../clock.ts'
import type { Caller } from './Caller.ts'

/** Seconds that a session lasts: a working day. */
export const SESSION_LIFE = 12 * 3600

/** Nobody. */
export const nobody: Caller = { address: undefined, expires: undefined }

/** Begins a session. @returns the secret for the cookie; only its hash is kept */
export async function beginSession(
  { db }: Database,
  wallet: Address,
  expires: number,
): Promise<{ readonly secret: string; readonly caller: Caller }> {
  const now = machineSeconds()
  const secret = randomBytes(32).toString('hex')
  await db.deleteFrom('session').where('expires', '<', BigInt(now)).execute()
  await db
    .insertInto('session')
    .values({ id: idOf(secret), wallet, created: BigInt(now), expires: BigInt(expires) })
    .execute()
  return { secret, caller: { address: getAddress(wallet), expires } }
}

/** Who has that secret; nobody when the session ended or never was. */
export async function findSession({ db }: Database, secret: string | undefined): Promise<Caller> {
  if (secret === undefined || !/^[0-9a-f]{64}$/.test(secret)) return nobody
  const row = await db
    .selectFrom('session')
    .select(['wallet', 'expires'])
    .where('id', '=', idOf(secret))
    .where('expires', '>', BigInt(machineSeconds()))
    .executeTakeFirst()
  return row === undefined ? nobody : { address: getAddress(row.wallet), expires: Number(row.expires) }
}

/** Ends the session with that secret. */
export async function endSession({ db }: Database, secret: string | undefined): Promise<void> {
  if (secret !== undefined) await db.deleteFrom('session').where('id', '=', idOf(secret)).execute()
}

function idOf(secret: string): Hex {
  return `0x${createHash('sha256').update(secret).digest('hex')}`
}
