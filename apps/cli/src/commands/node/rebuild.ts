import { openLedger } from '@specie/ledger'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { action, type Result } from '../../frame/action.ts'
import { exitCodes } from '../../frame/exitCode.ts'
import { grouped } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { homeDatabase } from '../../node/homeDatabase.ts'

/** `specie node rebuild`: every table made anew out of the logs. */
export function addNodeRebuild(parent: Command): void {
  parent
    .command('rebuild')
    .description('make all tables anew out of the logs, and compare them with what was there')
    .addHelpText(
      'after',
      '\nReaders see the old rows until it is done. Exit code 1 when the rebuilt rows differ from those before.',
    )
    .action(action(run))
}

async function run(session: Session): Promise<Result> {
  const { rpcUrl, client } = await connect(session)
  const { deployment } = client.context
  const server = await homeDatabase(session)
  try {
    const ledger = await openLedger({ databaseUrl: server.url, deployment, rpcUrl })
    try {
      await ledger.step()
      const before = await ledger.digest()
      const done = await ledger.rebuild()
      if (done === undefined) throw busy()
      const after = await ledger.digest()
      const differing = Object.keys(after.tables).filter(
        (name) => after.tables[name]?.hash !== before.tables[name]?.hash,
      )
      return {
        data: { ...done, digest: after.digest, before: before.digest, differing },
        text: [
          `${grouped(String(done.logs))} logs, ${grouped(String(done.events))} events; digest ${after.digest}.`,
          differing.length === 0
            ? 'Every row is what it was.'
            : `These tables were wrong and are right now: ${differing.join(', ')}.`,
        ].join('\n'),
        exitCode: differing.length === 0 ? exitCodes.done : exitCodes.refused,
      }
    } finally {
      await ledger.close()
    }
  } finally {
    await server.close()
  }
}

function busy(): SpecieError {
  return new SpecieError({
    code: 'ledger.busy',
    message: 'Another indexer writes to this database',
    remedy:
      'end it first (Ctrl-C in the terminal of `npm start` or `npx specie node run`); `npx specie start --no-node` runs the chain alone',
  })
}
