import { addressOf } from '@specie/protocol'
import type { Command } from 'commander'
import { as, connect } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { sendQuietly, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { numberOption } from '../frame/numberOption.ts'
import { time, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { facts } from '../frame/table.ts'
import { cancel, quote } from './block/makerCommands.ts'
import { close, request, requests, settle, show } from './block/takerCommands.ts'

const SERVER = ['--server <url>', 'server that carries the request (default: the one of this home)'] as const
const EXAMPLES = `
Examples:
  $ npx specie block request SNR 50000 --as investorA       ask makers for a price
  $ npx specie block requests --as marketMaker              what makers are asked
  $ npx specie block quote <request> 0.99 --as marketMaker  answer with a signed price
  $ npx specie block settle <request> --as investorA        take the best combination, all legs or none
  $ npx specie block cancel --below 120 --as marketMaker    take signed prices back`

/** `specie block …`: sizes too large for any one exit, at prices that makers sign for one taker. */
export function addBlockCommands(program: Command): void {
  const block = program
    .command('block')
    .description('sell or buy a size at prices that makers sign, all legs or none')
    .addHelpText('after', EXAMPLES)
  block
    .command('list')
    .argument('<share>', SHARE)
    .option('--band <fraction>', 'part of the bid by which a price may lie below it', '0.03')
    .description('let blocks of a share be settled (transfer agent, exit steward)')
    .action(action(list))
  block
    .command('terms')
    .argument('<share>', SHARE)
    .description('prices between which blocks are settled')
    .action(action(terms))
  block
    .command('request')
    .argument('<share>', SHARE)
    .argument('<amount>', 'shares')
    .option('--buy', 'buy instead of sell')
    .option('--limit <price>', 'worst price, cash a share; makers do not see it')
    .option('--makers <wallets>', 'whom to ask, comma separated (default: everybody whom the share admits)')
    .option('--minutes <number>', 'for how long answers are taken', '15')
    .option(...SERVER)
    .description('ask makers for signed prices')
    .action(action(request))
  block
    .command('requests')
    .option(...SERVER)
    .description('open requests that you may see')
    .action(action(requests))
  addOfRequest(block)
  block
    .command('cancel')
    .argument('[numbers...]', 'numbers of quotes')
    .option('--below <number>', 'all quotes with lower numbers')
    .description('take signed prices back on the chain')
    .action(action(cancel))
}

function addOfRequest(block: Command): void {
  const of = (name: string) =>
    block
      .command(name)
      .argument('<request>', 'id of the request')
      .option(...SERVER)
  of('show').description('a request and the quotes that you may see').action(action(show))
  of('quote')
    .argument('<price>', 'cash a share')
    .option('--amount <shares>', 'shares at most (default: all that are asked for)')
    .option('--whole', 'all of them or nothing')
    .option('--minutes <number>', 'for how long the price is firm, by the clock of the chain', '15')
    .description('answer a request with a signed price')
    .action(action(quote))
  of('settle')
    .option('--limit <cash>', 'least of a sale, most of a purchase (default: what the quotes come to)')
    .description('settle the best combination of the quotes, all legs or none')
    .action(action(settle))
  of('close').description('take no more answers').action(action(close))
}

async function list(session: Session, name: string, options: { readonly band: string }): Promise<Result> {
  const connection = await connect(session, 'governance')
  const { client } = connection
  const found = await findShare(client, name)
  const band = Math.round(numberOption('--band', options.band, 0.3) * 1e5)
  const agent = await as(connection, 'issuer')
  if (session.globals.dryRun !== true) {
    await sendQuietly(await agent.client.share(found.share).setVenue(addressOf(client.context, 'Block')))
  }
  const { receipt } = await transact(session, connection, await client.block.list(found.share, band))
  return {
    data: { ...found, band, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Blocks of ${found.symbol} are settled within ${band / 1e3} % of the NAV.`,
  }
}

async function terms(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await client.block.read(found.share)
  const { nav, block, lowest, highest } = reading
  return {
    data: { ...found, ...reading },
    text: facts(session.terminal, [
      ['share', found.symbol],
      ['block', `${block.number}, ${time(block.timestamp)}`],
      ['settled here', reading.listed ? 'yes' : 'no'],
      ['NAV', wad(nav.price)],
      ['lowest price', nav.bid === undefined ? 'any: there is no bid' : wad(lowest)],
      ['highest price', highest === undefined ? 'any: there is no ask' : `${wad(highest)} for who buys`],
    ]),
  }
}
