import type { Command } from 'commander'
import { connect } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { findWallet } from '../chain/findWallet.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'

const EXAMPLES = `
Examples:
  $ npx specie invest SNR 250000 --as investorA
  $ npx specie invest 2/MEZ 50000.50 --as investorB --dry-run`

/** `specie invest`: buys shares at par while a pool raises. */
export function addInvest(program: Command): void {
  program
    .command('invest')
    .argument('<share>', 'symbol (SNR), pool and symbol (2/SNR), or address')
    .argument('<amount>', 'cash, in whole units: 250000 or 250000.50')
    .option('--receiver <wallet>', 'who gets the shares (default: who pays)')
    .description('buy shares of a tranche at par while its pool raises')
    .addHelpText('after', EXAMPLES)
    .action(action(run))
}

async function run(
  session: Session,
  name: string,
  text: string,
  options: { readonly receiver?: string },
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const amount = amountOf(text, found.decimals)
  await provideLocalDollars(session, connection, amount)
  const receiver = options.receiver === undefined ? undefined : findWallet(connection, options.receiver)
  const order = { tranche: found.tranche, amount, ...(receiver !== undefined && { receiver }) }
  const prepared = await connection.client.pool(found.pool).invest(order)
  const { result, receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.shares, found.decimals)} ${found.symbol} bought at par.`,
  }
}
