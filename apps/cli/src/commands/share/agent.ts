import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'

/** `specie share agent`: appoints who may freeze, move by force, recover and pause. */
export function addShareAgent(parent: Command): void {
  parent
    .command('agent')
    .argument('<share>', SHARE)
    .argument('<wallet>', 'address, or a name on the local chain')
    .option('--dismiss', 'end the appointment')
    .description(
      'appoint who may freeze, force, recover and pause, as transfer agent (it may appoint itself)',
    )
    .addHelpText('after', '\nExample:\n  $ npx specie share agent SNR issuer')
    .action(action(run))
}

async function run(
  session: Session,
  name: string,
  who: string,
  options: { readonly dismiss?: boolean },
): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const found = await findShare(connection.client, name)
  const agent = findWallet(connection, who)
  const appointed = options.dismiss !== true
  const prepared = await connection.client.share(found.share).setAgent(agent, appointed)
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, agent, appointed, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${agent} is ${appointed ? 'an agent' : 'no longer an agent'} of ${found.symbol}.`,
  }
}
