import { abis, addressOf } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { take } from './take.ts'

/** `specie share recover`: moves what a lost wallet holds to the wallet that its identity moved to. */
export function addShareRecover(parent: Command): void {
  parent
    .command('recover')
    .argument('<share>', SHARE)
    .argument('<lost>', 'the wallet whose identity was recovered')
    .description('move shares, freezes, lock-up and income of a lost wallet to its replacement; as an agent')
    .addHelpText(
      'after',
      '\nThe identity moves first: npx specie identity recover start\n\nExample:\n  $ npx specie share recover SNR investorA --dry-run',
    )
    .action(action(run))
}

async function run(session: Session, name: string, who: string): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const { client } = connection
  const found = await findShare(client, name)
  const lost = findWallet(connection, who)
  const { recoveredTo: replacement } = await client.identity.read(lost)
  if (replacement === undefined) {
    throw new SpecieError({
      code: 'recovery.notFinished',
      message: `The identity of ${lost} was not recovered to another wallet`,
      remedy: '`npx specie identity recover start` begins that, `finish` ends it after the delay',
    })
  }
  const identity = await client.context.reader.readContract({
    address: addressOf(client.context, 'Identity'),
    abi: abis.Identity,
    functionName: 'identity',
    args: [replacement],
  })
  const said = `What ${lost} had of ${found.symbol} is now with ${replacement}.`
  return take(session, connection, found, { kind: 'recover', lost, replacement, identity }, said)
}
