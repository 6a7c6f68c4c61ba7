import type { Database } from '@specie/ledger'
import { keccak256, stringToBytes } from 'viem'

/** Any number that only locks of agents carry. */
const SPACE = 5_911_303

/**
 * Does work that only one process may do at a time; undefined, and nothing is done, where another one is at it.
 * The lock belongs to a connection of its own: when the process dies, PostgreSQL sees the connection end and frees it.
 */
export async function withLock<Result>(
  { pool }: Database,
  name: string,
  work: () => Promise<Result>,
): Promise<Result | undefined> {
  const key = Number.parseInt(keccak256(stringToBytes(name)).slice(2, 10), 16) | 0
  const connection = await pool.connect()
  let failure: Error | undefined
  try {
    const { rows } = await connection.query('select pg_try_advisory_lock($1, $2) as held', [SPACE, key])
    if (rows[0]?.held !== true) return undefined
    try {
      return await work()
    } finally {
      await connection.query('select pg_advisory_unlock($1, $2)', [SPACE, key]).catch((error: Error) => {
        failure = error
      })
    }
  } finally {
    // A connection that could not unlock is closed, which unlocks.
    connection.release(failure)
  }
}
