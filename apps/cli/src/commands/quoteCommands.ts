import type { QuoteOffer, RestingQuoteReading } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import type { Command } from 'commander'
import type { Address } from 'viem'
import { type Connection, connect } from '../chain/connect.ts'
import { type FoundShare, findShare } from '../chain/findShare.ts'
import { findWallet } from '../chain/findWallet.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, time, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { facts, table } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'

type Side = 'sell' | 'buy'

interface TakeOptions {
  readonly maker?: string
  readonly partly?: boolean
}

const MAKER = 'whose quote (default: the best for the amount)'
const EXAMPLES = `
Examples:
  $ npx specie quotes list SNR
  $ npx specie quotes quote SNR 10000            what the best maker pays for shares now
  $ npx specie quotes quote SNR 10000 --buy
  $ npx specie quotes sell SNR 10000 --as investorA
  $ npx specie quotes buy SNR 10000 --as investorB --maker marketMaker`

/** `specie quotes …`: trades against makers' resting quotes. */
export function addQuoteCommands(program: Command): void {
  const quotes = program
    .command('quotes')
    .description('trade against what makers have left standing around the NAV')
    .addHelpText('after', EXAMPLES)
  quotes
    .command('list')
    .argument('<share>', SHARE)
    .description('every maker’s rule and book')
    .action(action(list))
  quotes
    .command('quote')
    .argument('<share>', SHARE)
    .argument('<amount>', 'shares')
    .option('--buy', 'quote a purchase')
    .option('--maker <wallet>', MAKER)
    .description('what a trade would come to at this block')
    .action(action(quote))
  for (const side of ['sell', 'buy'] as const) {
    quotes
      .command(side)
      .argument('<share>', SHARE)
      .argument('<amount>', 'shares')
      .option('--maker <wallet>', MAKER)
      .option('--partly', 'take less when the book cannot fill all')
      .description(side === 'sell' ? 'sell shares to a maker' : 'buy shares from a maker')
      .action(
        action((session: Session, name: string, text: string, options: TakeOptions) =>
          take(session, side, name, text, options),
        ),
      )
  }
}

async function list(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const makers = await client.quotes.list(found.share)
  return { data: { ...found, makers }, text: listText(session.terminal, found, makers) }
}

async function quote(
  session: Session,
  name: string,
  text: string,
  options: TakeOptions & { readonly buy?: boolean },
): Promise<Result> {
  const connection = await connect(session)
  const found = await findShare(connection.client, name)
  const side = options.buy === true ? 'buy' : 'sell'
  const amount = amountOf(text, found.decimals)
  const { maker, offer } = await bestOffer(connection, found, side, amount, options.maker)
  const { filled, cash } = offer
  const average = filled === 0n ? 'nothing is filled' : wad((cash * 10n ** 18n) / filled)
  return {
    data: { ...found, maker, side, amount, filled, cash, block: offer.reading.block },
    text: facts(session.terminal, [
      ['share', found.symbol],
      ['maker', maker],
      ['block', `${offer.reading.block.number}, ${time(offer.reading.block.timestamp)}`],
      ['NAV', wad(offer.reading.nav.price)],
      [
        side === 'sell' ? 'taken' : 'sold',
        `${money(filled, found.decimals)} of ${money(amount, found.decimals)}`,
      ],
      [side === 'sell' ? 'paid' : 'cost', money(cash, found.decimals)],
      ['average', average],
    ]),
  }
}

async function take(
  session: Session,
  side: Side,
  name: string,
  text: string,
  options: TakeOptions,
): Promise<Result> {
  const connection = await connect(session, side === 'sell' ? 'investorA' : 'investorB')
  const { client } = connection
  const found = await findShare(client, name)
  const amount = amountOf(text, found.decimals)
  const { maker, offer } = await bestOffer(connection, found, side, amount, options.maker)
  if (side === 'buy') await provideLocalDollars(session, connection, (offer.cash * 11n) / 10n)
  const partly = options.partly === true
  const prepared = await client.quotes.trade({ share: found.share, maker, side, amount, partly })
  const { result, receipt } = await transact(session, connection, prepared)
  const [filled, cash] = [money(result.filled, found.decimals), money(result.cash, found.decimals)]
  return {
    data: { ...found, maker, side, amount, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${filled} ${found.symbol} ${side === 'sell' ? 'sold to' : 'bought from'} ${maker} for ${cash}.`,
  }
}

/** The named maker's offer, or the one that fills most and, among those, at the best price. */
async function bestOffer(
  { client, local }: Connection,
  { share, symbol }: FoundShare,
  side: Side,
  amount: bigint,
  named: string | undefined,
): Promise<{ readonly maker: Address; readonly offer: QuoteOffer }> {
  const makers =
    named === undefined
      ? (await client.quotes.list(share)).map(({ maker }) => maker)
      : [findWallet({ local }, named)]
  const offers = await Promise.all(
    makers.map(async (maker) => ({
      maker,
      offer: await client.quotes.quote({ share, maker, side, amount }),
    })),
  )
  const better = (a: QuoteOffer, b: QuoteOffer) => {
    if (a.filled !== b.filled) return a.filled > b.filled ? -1 : 1
    return (side === 'sell' ? a.cash > b.cash : a.cash < b.cash) ? -1 : 1
  }
  const [best] = offers.sort((a, b) => better(a.offer, b.offer))
  if (best === undefined || best.offer.filled === 0n) {
    throw new SpecieError({
      code: 'quotes.none',
      message: `No maker ${side === 'sell' ? 'buys' : 'sells'} ${symbol} now`,
      expected: 'a resting quote with something behind it',
      remedy: 'see them: npx specie quotes list; or use another exit: npx specie exit quote',
    })
  }
  return best
}

function listText(terminal: Terminal, found: FoundShare, makers: readonly RestingQuoteReading[]): string {
  if (makers.length === 0) return `Nobody quotes ${found.symbol} yet: npx specie maker quote`
  const right = 'right' as const
  const units = (value: bigint) => money(value, found.decimals)
  const part = (value: bigint) => `${Number(value) / 1000} %`
  const columns = [
    { heading: 'maker' },
    { heading: 'below bid', align: right },
    { heading: 'above ask', align: right },
    { heading: 'skew', align: right },
    { heading: 'cash', align: right },
    { heading: found.symbol, align: right },
    { heading: 'at most', align: right },
    { heading: 'until' },
  ]
  const rows = makers.map(({ maker, quote: { below, above, skew, cash, shares, most, end, sellsOnly } }) => [
    maker,
    part(below),
    part(above),
    part(skew),
    units(cash),
    units(shares),
    units(most),
    sellsOnly ? 'sells only' : time(end),
  ])
  return table(terminal, columns, rows)
}
