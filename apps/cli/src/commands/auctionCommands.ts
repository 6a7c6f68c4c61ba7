import { addressOf } from '@specie/protocol'
import type { Command } from 'commander'
import { as, connect } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { sendQuietly, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { numberOption } from '../frame/numberOption.ts'
import { money, time, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { auctionText } from './auction/auctionText.ts'
import { auctionNumber, claim, place, reveal, withdraw } from './auction/orderCommands.ts'

interface OpenOptions {
  readonly hours: string
  readonly reveal: string
  readonly forfeit: string
}

const AUCTION = ['<auction>', 'number of the auction'] as const
const EXAMPLES = `
Examples:
  $ npx specie auction open SNR --hours 24 --as servicer
  $ npx specie auction sell 1 20000 0.97 --as investorA     sealed: nobody sees the price
  $ npx specie auction buy 1 20000 0.99 --as investorB
  $ npx specie auction reveal 1 --as investorA              once orders are over
  $ npx specie auction count 1                              once reveals are over; anyone
  $ npx specie auction claim 1 --as investorA`

/** `specie auction …`: many leave at once, nobody is first, one price for all. */
export function addAuctionCommands(program: Command): void {
  const auction = program
    .command('auction')
    .description('sealed orders, one price for all, on days when many leave')
    .addHelpText('after', EXAMPLES)
  auction
    .command('open')
    .argument('<share>', SHARE)
    .option('--hours <number>', 'hours for which orders are taken', '24')
    .option('--reveal <hours>', 'hours for reveals after them', '24')
    .option('--forfeit <fraction>', 'part of its deposit that an order loses when it is not revealed', '0.02')
    .description('open an auction (servicer), let it hold the share (transfer agent)')
    .action(action(open))
  auction
    .command('show')
    .argument('[auction]', 'number of the auction (default: all)')
    .description('auctions, their orders and what these have coming')
    .action(action(show))
  for (const side of ['sell', 'buy'] as const) {
    auction
      .command(side)
      .argument(...AUCTION)
      .argument('<amount>', 'shares')
      .argument(
        '<price>',
        side === 'sell' ? 'least that you take, cash a share' : 'most that you pay, cash a share',
      )
      .option(
        '--deposit <amount>',
        side === 'sell' ? 'shares put in, to hide the size' : 'cash put in, to hide the size',
      )
      .description(`place a sealed order to ${side}`)
      .action(
        action((session: Session, id: string, text: string, price: string, options: { deposit?: string }) =>
          place(session, side, id, text, price, options),
        ),
      )
  }
  auction
    .command('withdraw')
    .argument(...AUCTION)
    .argument('<order>', 'number of the order')
    .description('take a sealed order back before orders are over')
    .action(action(withdraw))
  auction
    .command('reveal')
    .argument(...AUCTION)
    .description('open your sealed orders')
    .action(action(reveal))
  auction
    .command('count')
    .argument(...AUCTION)
    .description('count the orders and settle the auction; anyone')
    .action(action(count))
  auction
    .command('claim')
    .argument(...AUCTION)
    .description('fetch what your orders have coming')
    .action(action(claim))
}

async function open(session: Session, name: string, options: OpenOptions): Promise<Result> {
  const connection = await connect(session, 'servicer')
  const { client } = connection
  const found = await findShare(client, name)
  const now = Number((await client.context.reader.getBlock()).timestamp)
  const commitEnds = now + Math.round(numberOption('--hours', options.hours, 720) * 3_600)
  const terms = {
    commitEnds,
    revealEnds: commitEnds + Math.round(numberOption('--reveal', options.reveal, 720) * 3_600),
    forfeit: Math.round(numberOption('--forfeit', options.forfeit, 0.1) * 1e5),
    least: 10n ** BigInt(found.decimals),
  }
  if (session.globals.dryRun !== true) {
    const agent = await as(connection, 'issuer')
    await sendQuietly(await agent.client.share(found.share).setVenue(addressOf(client.context, 'Auctions')))
  }
  const { result, receipt } = await transact(
    session,
    connection,
    await client.auctions.open(found.share, terms),
  )
  return {
    data: { ...found, ...result, terms, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Auction ${result.auction} of ${found.symbol} takes sealed orders until ${time(commitEnds)}.`,
  }
}

async function show(session: Session, id: string | undefined): Promise<Result> {
  const { client } = await connect(session)
  if (id !== undefined) {
    const reading = await client.auctions.read(auctionNumber(id))
    return { data: reading, text: auctionText(session.terminal, reading) }
  }
  const all = await client.auctions.list()
  const texts = all.map((one) => auctionText(session.terminal, one))
  return { data: all, text: texts.length === 0 ? 'There was no auction yet.' : texts.join('\n\n') }
}

async function count(session: Session, id: string): Promise<Result> {
  const connection = await connect(session, 'provider')
  const auction = auctionNumber(id)
  const { share } = await connection.client.auctions.read(auction)
  const { result, receipt } = await transact(
    session,
    connection,
    await connection.client.auctions.tally(auction),
  )
  return {
    data: { auction, ...result, ...receipt },
    text: !result.settled
      ? 'Counted a part; count again.'
      : result.volume === 0n
        ? `Auction ${auction} is settled: nothing cleared.`
        : `Auction ${auction} is settled: ${money(result.volume, share.decimals)} ${share.symbol} at ${wad(result.price)}.`,
  }
}
