import type { Local } from '@specie/api'
import type { Database } from '@specie/ledger'
import { HttpProblem } from '../http/problem.ts'

type Advancing = Local['advancing']

/** Any number that only the local clock locks. */
const LOCK = 5_911_340

/** State of the local chain's clock. A time that passes shows as long as somebody really lets it pass. */
export async function readClock({ db, pool }: Database): Promise<{ advancing: Advancing; stress: number }> {
  const [row, held] = await Promise.all([
    db.selectFrom('localClock').select(['advancing', 'stress']).executeTakeFirstOrThrow(),
    pool.query<{ held: boolean }>(
      `select exists (select 1 from pg_locks where locktype = 'advisory' and objid = $1 and granted
        and database = (select oid from pg_database where datname = current_database())) as held`,
      [LOCK],
    ),
  ])
  return { advancing: held.rows[0]?.held === true ? row.advancing : null, stress: row.stress }
}

/** Writes down how far time has come. */
export async function keepClock({ db }: Database, advancing: Advancing): Promise<void> {
  await db
    .updateTable('localClock')
    .set({ advancing: (advancing === null ? null : JSON.stringify(advancing)) as never })
    .execute()
}

/** Borrowers of the local chain: hazards of made-up months are multiplied by it. */
export async function keepStress({ db }: Database, stress: number): Promise<void> {
  await db.updateTable('localClock').set({ stress }).execute()
  const row = await db
    .selectFrom('agent')
    .select('settings')
    .where('name', '=', 'servicer')
    .executeTakeFirstOrThrow()
  const settings = { ...(row.settings as object), stress }
  await db
    .updateTable('agent')
    .set({ settings: JSON.stringify(settings) })
    .where('name', '=', 'servicer')
    .execute()
}

/**
 * Runs work while nobody else on the database moves the clock; the database forgets the hold when this process dies.
 * @throws HttpProblem 409 when time is passing already
 */
export async function holdClock({ pool }: Database): Promise<() => Promise<void>> {
  const connection = await pool.connect()
  try {
    const { rows } = await connection.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
      LOCK,
    ])
    if (rows[0]?.got === true) {
      return async () => {
        await connection.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {})
        connection.release()
      }
    }
  } catch (error) {
    connection.release(true)
    throw error
  }
  connection.release()
  throw new HttpProblem(409, {
    code: 'local.advancing',
    message: 'Time is passing already',
    remedy: 'wait until the month has been lived through; the event stream tells',
  })
}
