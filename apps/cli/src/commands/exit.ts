import type { Quote } from '@specie/protocol'
import type { Command } from 'commander'
import { connect } from '../chain/connect.ts'
import { type FoundShare, findShare } from '../chain/findShare.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, shareOf, time, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'
import { addQueue } from './windowsCommands.ts'

const EXAMPLES = `
Examples:
  $ npx specie exit quote SNR 10000              what would be paid now, fee included
  $ npx specie exit SNR 10000 --as investorA     sell them
  $ npx specie exit SNR 900000 --partly          sell as much as the desk takes, keep the rest
  $ npx specie exit queue SNR 900000             hand them in for the next redemption window
  $ npx specie exit claim SNR                    what windows have paid`

interface ExitOptions {
  readonly partly?: boolean
  readonly minimum?: string
}

/** `specie exit` and `specie exit quote`: sells shares to the desk at the bid less its fee. */
export function addExit(program: Command): void {
  const exit = program
    .command('exit')
    .argument('[share]', 'symbol, pool and symbol (2/SNR), or address')
    .argument('[amount]', 'shares')
    .option('--partly', 'take less when the desk cannot take all')
    .option('--minimum <cash>', 'least to be paid (default: half a per cent below the quote)')
    .description('sell shares to the desk now')
    .addHelpText('after', EXAMPLES)
  exit.action(
    action((session: Session, name: string | undefined, amount: string | undefined, options: ExitOptions) => {
      if (name === undefined || amount === undefined) return exit.help({ error: true })
      return sell(session, name, amount, options)
    }),
  )
  exit
    .command('quote')
    .argument('<share>', 'symbol, pool and symbol (2/SNR), or address')
    .argument('<amount>', 'shares')
    .description('what the desk pays for shares at this block')
    .action(action(quote))
  addQueue(exit)
}

async function quote(session: Session, name: string, text: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await client.desk.quote(found.share, amountOf(text, found.decimals))
  return { data: { ...found, ...reading }, text: quoteText(session.terminal, found, reading) }
}

async function sell(session: Session, name: string, text: string, options: ExitOptions): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const { client } = connection
  const found = await findShare(client, name)
  const amount = amountOf(text, found.decimals)
  const offered = await client.desk.quote(found.share, amount)
  const minimumPaid = options.minimum === undefined ? undefined : amountOf(options.minimum, found.decimals)
  const prepared = await client.desk.sell({
    share: found.share,
    amount,
    partly: options.partly === true,
    ...(minimumPaid !== undefined && { minimumPaid }),
  })
  const { result, receipt } = await transact(session, connection, prepared)
  const cash = (value: bigint) => money(value, found.decimals)
  return {
    data: { ...found, amount, quote: offered, ...result, ...receipt },
    text: receipt.dryRun
      ? quoteText(session.terminal, found, offered)
      : `${cash(result.filled)} ${found.symbol} sold for ${cash(result.paid)} (value at the bid ${cash(result.gross)}, fee ${cash(result.fee)}).`,
  }
}

function quoteText(terminal: Terminal, found: FoundShare, reading: Quote): string {
  const cash = (value: bigint) => money(value, found.decimals)
  const rest = reading.amount - reading.filled
  return facts(terminal, [
    ['share', found.symbol],
    ['block', `${reading.block.number}, ${time(reading.block.timestamp)}`],
    ['price', wad(reading.price)],
    ['bid', wad(reading.bid)],
    [
      'taken',
      `${cash(reading.filled)} of ${cash(reading.amount)}${rest > 0n ? `; ${cash(rest)} stay with the seller` : ''}`,
    ],
    ['value at the bid', cash(reading.gross)],
    ['fee', `${cash(reading.fee)} (${shareOf(reading.fee, reading.gross, 3)})`],
    ['paid', cash(reading.paid)],
  ])
}
