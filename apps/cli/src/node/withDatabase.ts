import { type Database, openDatabase } from '@specie/ledger'
import type { Session } from '../frame/session.ts'
import { homeDatabase } from './homeDatabase.ts'

/** Works with the session's database and leaves it as it was found: running or not. */
export async function withDatabase<T>(
  session: Session,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const server = await homeDatabase(session)
  try {
    const database = openDatabase(server.url, { connections: 4 })
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  } finally {
    await server.close()
  }
}
