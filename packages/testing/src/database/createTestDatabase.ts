import { createHash, randomBytes } from 'node:crypto'
import { type Database, migrate, openDatabase, readMigrations } from '@specie/ledger'
import { testCluster } from './testCluster.ts'

/** A database of the test's own. */
export interface TestDatabase extends Database {
  /** Closes the pool and drops the database, whoever is still connected. */
  drop(): Promise<void>
}

/** How a test's database begins. */
export interface TestDatabaseOptions {
  /** Without tables. */
  readonly empty?: boolean
}

/** Any number that only makers of test databases lock. */
const LOCK = 5_911_399

/**
 * A fresh database with all migrations, copied from one that was migrated once in the run (some 30 ms). Drop it in
 * `afterAll`.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const cluster = await testCluster()
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = options.empty === true ? 'template0' : await migratedTemplate(cluster)
  await administer(cluster, (run) => run(`create database ${name} template ${template} strategy file_copy`))
  const database = openDatabase(withName(cluster, name))
  return {
    ...database,
    async drop() {
      await database.close()
      await administer(cluster, (run) => run(`drop database if exists ${name} with (force)`))
    },
  }
}

async function migratedTemplate(cluster: string): Promise<string> {
  const migrations = await readMigrations()
  const hash = createHash('sha256').update(migrations.map(({ hash }) => hash).join())
  const name = `template_${hash.digest('hex').slice(0, 12)}`
  await administer(cluster, async (run) => {
    const { rowCount } = await run(`select 1 from pg_database where datname = '${name}'`)
    if (rowCount !== 0) return
    await run(`drop database if exists ${name}_part`)
    await run(`create database ${name}_part strategy file_copy`)
    const database = openDatabase(withName(cluster, `${name}_part`))
    await migrate(database, migrations)
    await database.close()
    await run(`alter database ${name}_part rename to ${name}`)
  })
  return name
}

type Run = (statement: string) => Promise<{ readonly rowCount: number | null }>

/** One after another over all processes of the run: a template must not be in use while it is copied. */
async function administer(cluster: string, work: (run: Run) => Promise<unknown>): Promise<void> {
  const { pool, close } = openDatabase(withName(cluster, 'postgres'), { connections: 1 })
  try {
    await pool.query(`select pg_advisory_lock(${LOCK})`)
    await work((statement) => pool.query(statement))
  } finally {
    await close()
  }
}

function withName(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
