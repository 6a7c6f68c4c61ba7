import type { Command } from 'commander'
import { connect, sender } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { findWallet } from '../chain/findWallet.ts'
import { action, type Result } from '../frame/action.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { fund, settle, take } from './windows/fundingCommands.ts'
import { addOpening } from './windows/openCommand.ts'
import { cancel, claim, inKind, request } from './windows/orderCommands.ts'
import { ordersText, windowsText } from './windows/windowsText.ts'

const EXAMPLES = `
Examples:
  $ npx specie windows status SNR
  $ npx specie windows request SNR 10000 --as investorA
  $ npx specie windows fund SNR 50000 --as marketMaker
  $ npx specie windows settle SNR
  $ npx specie windows claim SNR --as investorA`

/** `specie windows …`: redemption on regular days, at one price and one fraction for all. */
export function addWindowsCommands(program: Command): void {
  const windows = program
    .command('windows')
    .description('redemption on regular days, at one price and one fraction for all')
    .addHelpText('after', EXAMPLES)
  windows
    .command('status')
    .argument('<share>', SHARE)
    .option('--holder <wallet>', 'a holder and its orders')
    .description('terms, dates and what waits')
    .action(action(status))
  addOpening(windows)
  windows
    .command('request')
    .argument('<share>', SHARE)
    .argument('<amount>', 'shares')
    .option('--window <number>', 'window to wait for; a later one costs less (default: the first open)')
    .description('hand in shares for a window')
    .action(action(request))
  windows
    .command('cancel')
    .argument('<share>', SHARE)
    .argument('<window>', 'window that the order was placed for')
    .argument('[amount]', 'shares (default: all that wait)')
    .description('take shares back before the cut-off')
    .action(action(cancel))
  windows
    .command('claim')
    .argument('<share>', SHARE)
    .description('claim what windows have paid')
    .action(action(claim))
  windows
    .command('in-kind')
    .argument('<share>', SHARE)
    .description('take all waiting shares back once enough windows were empty')
    .action(action(inKind))
  windows
    .command('fund')
    .argument('<share>', SHARE)
    .argument('<cash>', 'cash')
    .option('--window <number>', 'window (default: the next)')
    .description('bring cash for a window and take the shares that it redeems')
    .action(action(fund))
  windows
    .command('take')
    .argument('<share>', SHARE)
    .argument('<window>', 'settled window')
    .option('--refund', 'the cash left over instead of the shares')
    .description('fetch what a settled window owes for the cash brought')
    .action(action(take))
  windows
    .command('settle')
    .argument('<share>', SHARE)
    .description('settle the next window once its day has come; anyone')
    .action(action(settle))
}

/** `specie exit queue` and `specie exit claim`, the same under the name that a holder looks for. */
export function addQueue(exit: Command): void {
  exit
    .command('queue')
    .argument('<share>', SHARE)
    .argument('[amount]', 'shares to hand in (default: show what waits)')
    .option('--window <number>', 'window to wait for; a later one costs less (default: the first open)')
    .description('hand in shares for the next redemption window, or see where they stand')
    .action(
      action((session: Session, name: string, amount: string | undefined, options: { window?: string }) =>
        amount === undefined ? queued(session, name) : request(session, name, amount, options),
      ),
    )
  exit
    .command('claim')
    .argument('<share>', SHARE)
    .description('claim what windows have paid')
    .action(action(claim))
}

async function status(
  session: Session,
  name: string,
  options: { readonly holder?: string },
): Promise<Result> {
  const connection = await connect(session)
  const { share } = await findShare(connection.client, name)
  const { windows } = connection.client.share(share)
  const reading = await windows.read()
  const text = windowsText(session.terminal, reading)
  if (options.holder === undefined) return { data: reading, text }
  const orders = await windows.orders(findWallet(connection, options.holder))
  return { data: { ...reading, holder: orders }, text: `${text}\n\n${ordersText(session.terminal, orders)}` }
}

async function queued(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { share } = await findShare(connection.client, name)
  const orders = await connection.client.share(share).windows.orders(sender(connection))
  return { data: orders, text: ordersText(session.terminal, orders) }
}
