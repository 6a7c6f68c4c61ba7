import { existsSync } from 'node:fs'
import { postgresReports } from '@specie/node'
import { ladderHashOf, type ReportStore, type StoredReport } from '@specie/servicing'
import { SpecieError } from '@specie/units'
import type { Address } from 'viem'
import type { Connection } from '../chain/connect.ts'
import type { Session } from '../frame/session.ts'
import { readNodeRecord } from '../node/nodeRecord.ts'
import { withDatabase } from '../node/withDatabase.ts'
import { bundleFolder, bundleReports } from './bundle.ts'

/**
 * The folder of a pool's bundle, with the report that the chain values the pool by in it. What the home's agents or
 * pages have reported lies in their database and is written to the bundle here.
 * @param named folder given by `--bundle`, which is taken as it is
 */
export async function completeBundle(
  session: Session,
  { client }: Connection,
  pool: Address,
  named: string | undefined,
): Promise<string> {
  const folder = named ?? bundleFolder(session.home.pools, pool)
  if (named !== undefined || !hasDatabase(session)) return folder
  const ladderHash = await ladderHashOf(client, pool)
  // Before the first report the newest one is what will be reported.
  const from = (store: ReportStore) =>
    BigInt(ladderHash) === 0n ? store.newestOf(pool) : store.byLadderHash(pool, ladderHash)
  const bundle = bundleReports(folder)
  if ((await from(bundle).catch(missing)) !== undefined) return folder
  const report = await withReports(session, from)
  if (report !== undefined) await bundle.put(pool, report)
  return folder
}

/**
 * Keeps a report in the database too, where agents and pages look for it: that named by `DATABASE_URL`, or the home's
 * while its server runs (the next start brings the bundles in by itself).
 */
export async function shareReport(session: Session, pool: Address, report: StoredReport): Promise<void> {
  const named = (session.env.DATABASE_URL ?? '') !== ''
  if (!named && (await readNodeRecord(session.home)) === undefined) return
  await withReports(session, (store) => store.put(pool, report))
}

/** Works with the reports in the database; undefined where it has no tables yet. */
function withReports<T>(session: Session, work: (store: ReportStore) => Promise<T>): Promise<T | undefined> {
  return withDatabase(session, async ({ db, pool }) => {
    const { rows } = await pool.query(`select to_regclass('report') is not null as there`)
    return rows[0]?.there === true ? await work(postgresReports(db)) : undefined
  })
}

/** Whether there is a database that may know more than the bundle: one is named, or the home has made its own. */
function hasDatabase({ env, home }: Session): boolean {
  return (env.DATABASE_URL ?? '') !== '' || existsSync(home.postgres)
}

function missing(error: unknown): undefined {
  if (error instanceof SpecieError && error.code === 'bundle.missing') return undefined
  throw error
}
