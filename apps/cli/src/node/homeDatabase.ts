import { embeddedPostgres } from '@specie/ledger'
import type { Session } from '../frame/session.ts'
import { ensureFolder } from '../workspace/ensureFolder.ts'

/** A database that a command works with. */
export interface HomeDatabase {
  readonly url: string
  /** Ends the server when this command started it; one that was there stays. */
  close(): Promise<void>
}

/**
 * The database of the session: `DATABASE_URL`, else the PostgreSQL embedded in the home, started when it does not run.
 * @throws SpecieError `database.…` when it cannot be started
 */
export async function homeDatabase({ env, home }: Session): Promise<HomeDatabase> {
  const named = env.DATABASE_URL
  if (named !== undefined && named !== '') return { url: named, close: async () => {} }
  ensureFolder(home.folder)
  const server = await embeddedPostgres(home.postgres)
  return { url: server.url, close: () => (server.adopted ? Promise.resolve() : server.stop()) }
}
