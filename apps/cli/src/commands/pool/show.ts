import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findPool } from '../../chain/findPool.ts'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { poolText } from './describePool.ts'

/** `specie pool show`: a pool at one block. */
export function addPoolShow(parent: Command): void {
  parent
    .command('show')
    .argument('<pool>', 'number or address')
    .description('state, value, cash, tranches and prices of a pool at one block')
    .addHelpText('after', '\nExample:\n  $ npx specie pool show 1')
    .action(action(run))
}

async function run(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const pool = await findPool(client, name)
  const [reading, { pools }] = await Promise.all([client.pool(pool).read(), client.pools.read()])
  const number = pools.indexOf(pool) + 1
  return { data: { number, ...reading }, text: poolText(session.terminal, number, reading) }
}
