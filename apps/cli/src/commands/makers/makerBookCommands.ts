import type { Command } from 'commander'
import { connect, sender } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { provideLocalDollars } from '../../chain/localDollars.ts'
import { transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money, time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'

interface QuoteOptions {
  readonly below: string
  readonly above: string
  readonly skew: string
  readonly size: string
  readonly days: string
  readonly most?: string
  readonly cash: string
  readonly shares: string
}

/** What makers do themselves: quote, register, take out, collect, resign. */
export function addMakerBookCommands(maker: Command): void {
  maker
    .command('quote')
    .argument('<share>', SHARE)
    .option('--below <percent>', 'that an empty book takes off the bid', '0.2')
    .option('--above <percent>', 'that a full book puts on the ask', '0.2')
    .option('--skew <percent>', 'that a full book takes off more', '0.4')
    .option('--size <percent>', 'of what the book may hold that trades at once', '50')
    .option('--most <shares>', 'that the book may hold (default: what is in it, twice)')
    .option('--days <number>', 'for which the rule stands', '30')
    .option('--cash <amount>', 'to put behind it', '0')
    .option('--shares <amount>', 'to put behind it', '0')
    .description('set a rule around the NAV and put cash and shares behind it')
    .action(action(quote))
  maker
    .command('register')
    .argument('<share>', SHARE)
    .description('let all positions in the market count beside the resting quote')
    .action(action(register))
  maker
    .command('withdraw')
    .argument('<share>', SHARE)
    .option('--cash <amount>', 'default: all')
    .option('--shares <amount>', 'default: all')
    .description('take cash and shares from behind the quote, and its income')
    .action(action(withdraw))
  maker
    .command('resign')
    .argument('<share>', SHARE)
    .description('end the designation; what was earned stays')
    .action(action(resign))
}

async function quote(session: Session, name: string, options: QuoteOptions): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const { client } = connection
  const found = await findShare(client, name)
  const before = await client.quotes.read(found.share, sender(connection))
  const [shares, cash] = [amountOf(options.shares, found.decimals), amountOf(options.cash, found.decimals)]
  const usual = 2n * (before.quote.shares + shares > cash ? before.quote.shares + shares : cash)
  const most =
    options.most === undefined ? usual || before.quote.most : amountOf(options.most, found.decimals)
  const part = (text: string, unit: number) => Math.round(Number(text) * unit)
  const terms = {
    below: part(options.below, 1_000),
    above: part(options.above, 1_000),
    skew: part(options.skew, 1_000),
    size: part(options.size, 100),
    end: Number(before.block.timestamp) + part(options.days, 86_400),
    most,
  }
  await provideLocalDollars(session, connection, cash)
  const { receipt } = await transact(session, connection, await client.quotes.set(found.share, terms))
  if (shares + cash > 0n && !receipt.dryRun) {
    await transact(session, connection, await client.quotes.deposit({ share: found.share, shares, cash }))
  }
  return {
    data: { ...found, terms, shares, cash, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${found.symbol} is quoted until ${time(terms.end)}: ${terms.below / 1000} % below the bid and ${terms.above / 1000} % above the ask, ${terms.skew / 1000} % of skew.`,
  }
}

async function register(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const { client } = connection
  const found = await findShare(client, name)
  const positions = await client.market.positions(found.share, sender(connection))
  const ranges = positions
    .filter(({ liquidity }) => liquidity > 0n)
    .map(({ lower, upper }) => ({ lower, upper }))
    .slice(0, 4)
  const { receipt } = await transact(session, connection, await client.makers.register(found.share, ranges))
  return {
    data: { ...found, ranges, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `The resting quote and ${ranges.length} position(s) in the market count for ${found.symbol}.`,
  }
}

async function withdraw(
  session: Session,
  name: string,
  options: { readonly cash?: string; readonly shares?: string },
): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const { client } = connection
  const found = await findShare(client, name)
  const { quote: book, income } = await client.quotes.read(found.share, sender(connection))
  const shares = options.shares === undefined ? book.shares : amountOf(options.shares, found.decimals)
  const cash = options.cash === undefined ? book.cash : amountOf(options.cash, found.decimals)
  const prepared = await client.quotes.withdraw({ share: found.share, shares, cash })
  const { receipt } = await transact(session, connection, prepared)
  if (income > 0n && !receipt.dryRun) {
    await transact(session, connection, await client.quotes.collect(found.share))
  }
  const units = (value: bigint) => money(value, found.decimals)
  return {
    data: { ...found, shares, cash, income, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${units(shares)} ${found.symbol}, ${units(cash)} in cash and ${units(income)} of income came out.`,
  }
}

async function resign(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const found = await findShare(connection.client, name)
  const { receipt } = await transact(session, connection, await connection.client.makers.resign(found.share))
  return {
    data: { ...found, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `No market maker of ${found.symbol} any more.`,
  }
}
