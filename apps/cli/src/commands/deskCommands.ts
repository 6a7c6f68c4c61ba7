import { addressOf } from '@specie/protocol'
import type { Command } from 'commander'
import { as, connect } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { sendQuietly, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, percent9 } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { table } from '../frame/table.ts'
import { addFeeCommands } from './desk/feeCommands.ts'

interface ListOptions {
  readonly limit: string
  readonly base: string
  readonly slope: string
  readonly window: string
}

/** `specie desk …`: which shares the desk buys, and on which terms. */
export function addDeskCommands(program: Command): void {
  const desk = program.command('desk').description('which shares the desk buys, and on which terms')
  desk.command('show').description('listed shares, limits and inventory').action(action(show))
  desk
    .command('list')
    .argument('<share>', SHARE)
    .requiredOption('--limit <cash>', 'gross value that may be in the bucket')
    .option('--base <fraction>', 'fee at an empty bucket', '0.002')
    .option('--slope <fraction>', 'fee added at a full bucket', '0.03')
    .option('--window <days>', 'days in which a full bucket leaks dry', '30')
    .description('let the desk buy a share: makes it a venue (transfer agent) and lists it (exit steward)')
    .action(action(list))
  addFeeCommands(desk)
}

async function show(session: Session): Promise<Result> {
  const { client } = await connect(session)
  const reading = await client.desk.read()
  const { cash } = await client.reserve.read()
  const amount = (value: bigint) => money(value, cash.decimals)
  const right = 'right' as const
  const columns = [
    { heading: 'share' },
    { heading: 'bought lately', align: right },
    { heading: 'limit', align: right },
    { heading: 'cash', align: right },
    { heading: 'fee from', align: right },
    { heading: 'to', align: right },
    { heading: 'held', align: right },
    { heading: 'worth', align: right },
  ]
  const rows = reading.listings.map(({ share, level, limit, cash: available, terms, held, low }) => [
    share.symbol,
    amount(level),
    amount(limit),
    amount(available),
    percent9(BigInt(terms.base) * 10_000n, 2),
    percent9(BigInt(terms.base + terms.slope) * 10_000n, 2),
    money(held, share.decimals),
    amount(low),
  ])
  return {
    data: reading,
    text:
      rows.length === 0
        ? 'The desk lists no share yet: npx specie desk list'
        : table(session.terminal, columns, rows),
  }
}

async function list(session: Session, name: string, options: ListOptions): Promise<Result> {
  const connection = await connect(session, 'governance')
  const { client } = connection
  const found = await findShare(client, name)
  const terms = {
    limit: amountOf(options.limit, found.decimals),
    base: Math.round(Number(options.base) * 1e5),
    slope: Math.round(Number(options.slope) * 1e5),
    window: Number(options.window),
  }
  const agent = await as(connection, 'issuer')
  const desk = addressOf(client.context, 'Desk')
  if (session.globals.dryRun !== true) await sendQuietly(await agent.client.share(found.share).setVenue(desk))
  const { receipt } = await transact(session, connection, await client.desk.list(found.share, terms))
  return {
    data: { ...found, terms, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `The desk buys ${found.symbol} up to ${money(terms.limit, found.decimals)}.`,
  }
}
