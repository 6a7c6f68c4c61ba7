import { randomBytes } from 'node:crypto'
import type { Database } from '@specie/ledger'
import { machineSeconds } from '../clock.ts'

/** Seconds that a nonce can be signed with. */
const LIFE = 600

/** A nonce to sign in with, once. */
export async function giveNonce({
  db,
}: Database): Promise<{ readonly nonce: string; readonly expires: number }> {
  const now = machineSeconds()
  const nonce = randomBytes(16).toString('hex')
  await db.deleteFrom('signInNonce').where('expires', '<', BigInt(now)).execute()
  await db
    .insertInto('signInNonce')
    .values({ nonce, expires: BigInt(now + LIFE) })
    .execute()
  return { nonce, expires: now + LIFE }
}

/** Uses a nonce up. False when it was never given out, is too old, or has been used: of two that come at once one wins. */
export async function spendNonce({ db }: Database, nonce: string): Promise<boolean> {
  const spent = await db
    .updateTable('signInNonce')
    .set({ used: true })
    .where('nonce', '=', nonce)
    .where('used', '=', false)
    .where('expires', '>=', BigInt(machineSeconds()))
    .executeTakeFirst()
  return spent.numUpdatedRows === 1n
}
