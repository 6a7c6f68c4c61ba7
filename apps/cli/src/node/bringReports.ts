import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '@specie/ledger'
import { postgresReports } from '@specie/node'
import { bundledReports, readPoolFacts } from '../pool/bundle.ts'
import type { Home } from '../workspace/home.ts'

/**
 * Puts the reports of the home's pools into the database's report store, where agents and pages find them. What is
 * there already stays as it is.
 * @returns how many reports the home has
 */
export async function bringReports(home: Home, databaseUrl: string, chainId: number): Promise<number> {
  if (!existsSync(home.pools)) return 0
  const database = openDatabase(databaseUrl, { connections: 1 })
  let count = 0
  try {
    const reports = postgresReports(database.db)
    for (const name of readdirSync(home.pools)) {
      const folder = join(home.pools, name)
      if (!existsSync(join(folder, 'pool.json'))) continue
      const facts = readPoolFacts(folder)
      if (facts.chainId !== chainId) continue
      for (const report of bundledReports(folder)) {
        await reports.put(facts.address, report)
        count += 1
      }
    }
  } finally {
    await database.close()
  }
  return count
}
