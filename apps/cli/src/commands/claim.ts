import type { Command } from 'commander'
import { connect } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { findWallet } from '../chain/findWallet.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'

/** `specie claim`: pays the income of shares to their holder. */
export function addClaim(program: Command): void {
  program
    .command('claim')
    .argument('<share>', SHARE)
    .option('--holder <wallet>', 'whose income (default: who sends)')
    .description('pay the income of shares to their holder')
    .addHelpText('after', '\nExample:\n  $ npx specie claim SNR --as investorA')
    .action(action(run))
}

async function run(session: Session, name: string, options: { readonly holder?: string }): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const holder = options.holder === undefined ? undefined : findWallet(connection, options.holder)
  const share = connection.client.share(found.share)
  const { result, receipt } = await transact(
    session,
    connection,
    await share.claim(...(holder === undefined ? [] : [holder])),
  )
  return {
    data: { ...found, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : result.cash === 0n
        ? 'There was nothing to claim.'
        : `${money(result.cash, found.decimals)} paid.`,
  }
}
