import { migrate } from '@specie/ledger'
import type { Command } from 'commander'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { withDatabase } from '../../node/withDatabase.ts'

/** `specie node migrate`: the newest tables. */
export function addNodeMigrate(parent: Command): void {
  parent
    .command('migrate')
    .description('bring the tables of the database to the newest form; `run` does it too')
    .addHelpText('after', '\nExample:\n  $ DATABASE_URL=postgres://… npx specie node migrate')
    .action(action(run))
}

async function run(session: Session): Promise<Result> {
  const applied = await withDatabase(session, (database) => migrate(database))
  return {
    data: { applied },
    text:
      applied.length === 0
        ? 'The tables are up to date.'
        : applied.map((name) => `applied ${name}`).join('\n'),
  }
}
