import type { HoldTicket } from '@specie/protocol'
import { ArgumentError } from '@specie/units'
import type { Command } from 'commander'
import { connect, sender } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { provideLocalDollars } from '../../chain/localDollars.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money, shareOf, time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { facts, table } from '../../frame/table.ts'

interface HoldOptions {
  readonly days: string
  readonly minimum?: string
  readonly premium?: string
}

/** `specie exit hold|holds|exercise|release`: a firm price until a time, for a premium. */
export function addHolds(exit: Command): void {
  exit
    .command('hold')
    .argument('<share>', SHARE)
    .argument('<amount>', 'shares')
    .option('--days <days>', 'how long the price is to be firm', '7')
    .option('--minimum <cash>', 'least that it is to pay (default: half a per cent below the offer)')
    .option('--premium <cash>', 'most that it may cost (default: two per cent above the offer)')
    .description('buy a firm price of the desk; the shares stay with you until you use it')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx specie exit hold SNR 50000 --days 14 --as investorA\n  $ npx specie exit exercise 1 --as investorA',
    )
    .action(action(hold))
  exit
    .command('holds')
    .option('--all', 'everybody’s, not only your own')
    .description('firm prices that can be used, or wait to be ended')
    .action(action(list))
  exit
    .command('exercise')
    .argument('<ticket>', 'number of the firm price')
    .argument('[amount]', 'shares (default: all that are left)')
    .description('hand shares over at a firm price')
    .action(action(exercise))
  exit
    .command('release')
    .description('end firm prices that have expired; their cash goes back to the reserve; anyone')
    .action(action(release))
}

async function hold(session: Session, name: string, text: string, options: HoldOptions): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { client } = connection
  const found = await findShare(client, name)
  const days = Number(options.days)
  if (!(days > 0)) throw new ArgumentError('days', options.days, 'a number of days above 0')
  const { timestamp } = await client.context.reader.getBlock()
  const order = {
    share: found.share,
    amount: amountOf(text, found.decimals),
    until: timestamp + BigInt(Math.round(days * 86_400)),
  }
  const offer = await client.holds.quote(order)
  await provideLocalDollars(session, connection, offer.premium * 2n)
  const prepared = await client.holds.buy({
    ...order,
    ...(options.minimum !== undefined && { minimumPaid: amountOf(options.minimum, found.decimals) }),
    ...(options.premium !== undefined && { maximumPremium: amountOf(options.premium, found.decimals) }),
  })
  const { result, receipt } = await transact(session, connection, prepared)
  const cash = (value: bigint) => money(value, found.decimals)
  return {
    data: { ...found, amount: order.amount, offer, ...result, ...receipt },
    text: receipt.dryRun
      ? facts(session.terminal, [
          ['value at the bid', cash(offer.gross)],
          ['it would pay', cash(offer.paid)],
          ['it would cost', `${cash(offer.premium)} (${shareOf(offer.premium, offer.gross, 3)})`],
          ['until', time(offer.until)],
        ])
      : `Ticket ${result.ticket} pays ${cash(result.paid)} for ${money(order.amount, found.decimals)} ${found.symbol} until ${time(result.until)}; it cost ${cash(result.premium)}. Use it: npx specie exit exercise ${result.ticket}`,
  }
}

async function list(session: Session, options: { readonly all?: boolean }): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const tickets = await connection.client.holds.tickets(options.all === true ? undefined : sender(connection))
  const right = 'right' as const
  const columns = [
    { heading: 'ticket', align: right },
    { heading: 'share' },
    { heading: 'left', align: right },
    { heading: 'pays', align: right },
    { heading: 'until' },
    { heading: '' },
  ]
  const rows = tickets.map(({ ticket, share, left, leftPaid, until, state }) => [
    String(ticket),
    share.symbol,
    money(left, share.decimals),
    money(leftPaid, share.decimals),
    time(until),
    state,
  ])
  return {
    data: tickets,
    text: tickets.length === 0 ? 'No firm prices.' : table(session.terminal, columns, rows),
  }
}

async function exercise(session: Session, number: string, text: string | undefined): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { client } = connection
  if (!/^[1-9]\d*$/.test(number)) throw new ArgumentError('ticket', number, 'the number of a firm price')
  const ticket = BigInt(number)
  const found = (await client.holds.tickets()).find((one) => one.ticket === ticket)
  const decimals = found?.share.decimals ?? 6
  const prepared = await client.holds.exercise({
    ticket,
    ...(text !== undefined && { amount: amountOf(text, decimals) }),
  })
  const { result, receipt } = await transact(session, connection, prepared)
  return {
    data: { ticket, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.shares, decimals)} ${found?.share.symbol ?? 'shares'} handed over for ${money(result.paid, decimals)}.`,
  }
}

async function release(session: Session): Promise<Result> {
  const connection = await connect(session)
  const { client } = connection
  const over = (await client.holds.tickets()).filter(({ state }) => state !== 'open')
  const tickets = over.map(({ ticket }) => ticket)
  if (tickets.length === 0) return { data: { tickets }, text: 'No firm price waits to be ended.' }
  const { receipt } = await transact(session, connection, await client.holds.release(tickets))
  return { data: { tickets, ...receipt }, text: receipt.dryRun ? 'Nothing was sent.' : ended(over) }
}

function ended(over: readonly HoldTicket[]): string {
  const { decimals } = over[0]!.share
  const back = over.reduce((sum, { leftPaid }) => sum + leftPaid, 0n)
  return `${over.length} firm price${over.length === 1 ? '' : 's'} ended; ${money(back, decimals)} went back to the reserve.`
}
