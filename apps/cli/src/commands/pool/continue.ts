import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findPool } from '../../chain/findPool.ts'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { completeBundle } from '../../pool/completeBundle.ts'
import { continueOpening } from '../../pool/continueOpening.ts'
import { stepLines } from './describeOpening.ts'

/** `specie pool continue`: the next steps between an opened pool and its raise. */
export function addPoolContinue(parent: Command): void {
  parent
    .command('continue')
    .argument('<pool>', 'number or address')
    .option('--bundle <folder>', 'folder with the tape and parameters of the pool')
    .description(
      'do what is next before the raise, as far as your key may: bond, first report, confirmation, start',
    )
    .action(action(run))
}

async function run(session: Session, name: string, options: { readonly bundle?: string }): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const pool = await findPool(connection.client, name)
  const folder = await completeBundle(session, connection, pool, options.bundle)
  const progress = await continueOpening(session, connection, pool, folder)
  return {
    data: {
      pool,
      done: progress.done,
      waitingFor: progress.waitingFor ?? null,
      state: progress.reading.state,
    },
    text: [...progress.done.map((what) => `done: ${what}`), ...stepLines(progress, name)].join('\n'),
  }
}
