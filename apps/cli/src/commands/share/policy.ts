import type { PolicyReading, SpecieClient } from '@specie/protocol'
import { allCountries } from '@specie/protocol'
import type { Command } from 'commander'
import type { Address } from 'viem'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { action, type Result } from '../../frame/action.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { CLASS_NAMES } from '../../identity/investorClass.ts'
import { policyText } from './describePolicy.ts'

/** `specie share policy`: who may hold a share, and when it may move. */
export function addSharePolicy(parent: Command): void {
  parent
    .command('policy')
    .argument('<share>', SHARE)
    .description('who may hold a share, how much, and when it may move')
    .addHelpText('after', '\nExample:\n  $ npx specie share policy SNR')
    .action(action(run))
}

async function run(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await policyOf(client, found.share)
  return { data: { ...found, ...reading }, text: policyText(session.terminal, reading) }
}

/** The policy of a share, asked about every country and class there is. */
export function policyOf(client: SpecieClient, share: Address): Promise<PolicyReading> {
  return client
    .share(share)
    .policy({ countries: allCountries(), classes: CLASS_NAMES.map((_, index) => index) })
}
