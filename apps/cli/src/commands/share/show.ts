import type { Holding } from '@specie/protocol'
import type { Command } from 'commander'
import { connect } from '../../chain/connect.ts'
import { type FoundShare, findShare } from '../../chain/findShare.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { action, type Result } from '../../frame/action.ts'
import { money, time, wad } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { facts } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'

/** `specie share show`: what a wallet has of a share. */
export function addShareShow(parent: Command): void {
  parent
    .command('show')
    .argument('<share>', SHARE)
    .argument('<wallet>', 'address, or a name on the local chain')
    .description('what a wallet has of a share, what of it is frozen or locked, and its income')
    .addHelpText('after', '\nExample:\n  $ npx specie share show SNR investorA')
    .action(action(run))
}

async function run(session: Session, name: string, who: string): Promise<Result> {
  const connection = await connect(session)
  const found = await findShare(connection.client, name)
  const holding = await connection.client.share(found.share).holding(findWallet(connection, who))
  return { data: { ...found, ...holding }, text: holdingText(session.terminal, found, holding) }
}

function holdingText(terminal: Terminal, found: FoundShare, holding: Holding): string {
  const shares = (units: bigint) => `${money(units, found.decimals)} ${found.symbol}`
  const cash = (units: bigint) => `${money(units, holding.cash.decimals)} ${holding.cash.symbol}`
  const locked = BigInt(holding.lockedUntil) > holding.block.timestamp
  return facts(terminal, [
    ['holder', holding.holder],
    ['block', `${holding.block.number}, ${time(holding.block.timestamp)}`],
    ['shares', `${shares(holding.balance)}, worth ${cash(holding.value)} at ${wad(holding.price)}`],
    ['frozen', holding.walletFrozen ? 'the whole wallet' : shares(holding.frozen)],
    ['locked', locked ? `until ${time(holding.lockedUntil)}` : 'no'],
    ['income to claim', cash(holding.claimable)],
  ])
}
