import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { action, type Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { take } from './take.ts'

const WALLET = 'address, or a name on the local chain'

/** `specie share freeze`, `unfreeze`, `pause`, `unpause` and `force-transfer`. */
export function addShareMeasures(parent: Command): void {
  for (const kind of ['freeze', 'unfreeze'] as const) {
    parent
      .command(kind)
      .argument('<share>', SHARE)
      .argument('<wallet>', WALLET)
      .argument('[amount]', 'shares (default: the whole wallet)')
      .description(
        kind === 'freeze'
          ? 'keep a wallet, or some of its shares, from moving; as an agent'
          : 'let a wallet, or some of its frozen shares, move again; as an agent',
      )
      .addHelpText('after', `\nExample:\n  $ npx specie share ${kind} SNR investorA 25000 --dry-run`)
      .action(
        action((session, name: string, who: string, text?: string) => freeze(session, kind, name, who, text)),
      )
  }
  for (const kind of ['pause', 'unpause'] as const) {
    parent
      .command(kind)
      .argument('<share>', SHARE)
      .description(
        kind === 'pause'
          ? 'stop transfers between holders and into venues; redemption and claims go on; as an agent'
          : 'let a paused share move again; as an agent',
      )
      .action(action((session, name: string) => pause(session, kind, name)))
  }
  parent
    .command('force-transfer')
    .argument('<share>', SHARE)
    .argument('<from>', WALLET)
    .argument('<to>', 'a wallet that may hold the share')
    .argument('<amount>', 'shares; frozen ones move last')
    .description('move shares without their holder, on the order of a court; as an agent')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx specie share force-transfer SNR investorA investorB 5000 --dry-run',
    )
    .action(action(force))
}

async function freeze(
  session: Session,
  kind: 'freeze' | 'unfreeze',
  name: string,
  who: string,
  text: string | undefined,
): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const found = await findShare(connection.client, name)
  const wallet = findWallet(connection, who)
  const amount = text === undefined ? undefined : amountOf(text, found.decimals)
  const what = amount === undefined ? wallet : `${money(amount, found.decimals)} ${found.symbol} of ${wallet}`
  const said = kind === 'freeze' ? `${what}: frozen.` : `${what}: free again.`
  return take(session, connection, found, { kind, wallet, ...(amount !== undefined && { amount }) }, said)
}

async function pause(session: Session, kind: 'pause' | 'unpause', name: string): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const found = await findShare(connection.client, name)
  const said = kind === 'pause' ? `${found.symbol} is paused.` : `${found.symbol} moves again.`
  return take(session, connection, found, { kind }, said)
}

async function force(
  session: Session,
  name: string,
  sender: string,
  receiver: string,
  text: string,
): Promise<Result> {
  const connection = await connect(session, 'issuer')
  const found = await findShare(connection.client, name)
  const from = findWallet(connection, sender)
  const to = findWallet(connection, receiver)
  const amount = amountOf(text, found.decimals)
  const said = `${money(amount, found.decimals)} ${found.symbol} moved from ${from} to ${to}.`
  return take(session, connection, found, { kind: 'forcedTransfer', from, to, amount }, said)
}
