import type { MarketOffer, MarketReading } from '@specie/protocol'
import { addressOf } from '@specie/protocol'
import { isMarketClosed } from '@specie/quant'
import type { Command } from 'commander'
import { as, connect } from '../chain/connect.ts'
import { type FoundShare, findShare } from '../chain/findShare.ts'
import { provideLocalDollars } from '../chain/localDollars.ts'
import { sendQuietly, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, time, wad } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { facts } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'

type Side = 'sell' | 'buy'

interface TradeOptions {
  readonly partly?: boolean
  readonly minimum?: string
}

interface ListOptions {
  readonly width: string
  readonly base: string
}

/** The end of a closing by governance. */
const FOR_GOOD = 2n ** 32n - 1n
const EXAMPLES = `
Examples:
  $ npx specie market list SNR                              open it, with a band of 2 % around the NAV
  $ npx specie market quote SNR 10000                       what shares would get now
  $ npx specie market quote SNR 10000 --buy                 what cash would buy now
  $ npx specie market sell SNR 10000 --as investorA --partly
  $ npx specie market buy SNR 10000 --as investorB`

/** `specie market …`: trades in a share's Uniswap pool, within a band around its NAV. */
export function addMarketCommands(program: Command): void {
  const market = program
    .command('market')
    .description('trade shares in a Uniswap pool around their NAV')
    .addHelpText('after', EXAMPLES)
  market
    .command('list')
    .argument('<share>', SHARE)
    .option('--width <ticks>', 'basis points that a trade may leave the bid or the ask by', '200')
    .option('--base <fraction>', 'fee at the NAV on a quiet day', '0.0005')
    .description(
      'open the market of a share: gives the pool manager its gate (transfer agent), lists it (exit steward)',
    )
    .action(action(list))
  market
    .command('show')
    .argument('<share>', SHARE)
    .description('price, band and liquidity')
    .action(action(show))
  market
    .command('quote')
    .argument('<share>', SHARE)
    .argument('<amount>', 'shares to sell, or cash to spend with --buy')
    .option('--buy', 'quote a purchase')
    .description('what a trade would come to at this block')
    .action(action(quote))
  for (const side of ['sell', 'buy'] as const) {
    market
      .command(side)
      .argument('<share>', SHARE)
      .argument('<amount>', side === 'sell' ? 'shares' : 'cash to spend')
      .option('--partly', 'take less when the band cannot fill all')
      .option('--minimum <amount>', 'least to be got (default: half a per cent below the quote)')
      .description(side === 'sell' ? 'sell shares on the market' : 'buy shares on the market')
      .action(
        action((session: Session, name: string, text: string, options: TradeOptions) =>
          trade(session, side, name, text, options),
        ),
      )
  }
}

async function list(session: Session, name: string, options: ListOptions): Promise<Result> {
  const connection = await connect(session, 'governance')
  const { client } = connection
  const found = await findShare(client, name)
  const terms = { width: Number(options.width), base: Math.round(Number(options.base) * 1e6) }
  const [manager, market] = [addressOf(client.context, 'PoolManager'), addressOf(client.context, 'Market')]
  const agent = await as(connection, 'issuer')
  if (session.globals.dryRun !== true)
    await sendQuietly(await agent.client.share(found.share).setVenue(manager, market))
  const { receipt } = await transact(session, connection, await client.market.list(found.share, terms))
  return {
    data: { ...found, terms, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${found.symbol} is traded within ${terms.width} ticks of its NAV. It needs liquidity: npx specie lp add`,
  }
}

async function show(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await client.market.read(found.share)
  const { nav, state, pool, block } = reading
  return {
    data: { ...found, ...reading },
    text: facts(session.terminal, [
      ['share', found.symbol],
      ['block', `${block.number}, ${time(block.timestamp)}`],
      ['price', wad(reading.price)],
      ['NAV', wad(nav.price)],
      [
        'bid to ask',
        nav.bid === undefined || nav.ask === undefined ? 'stale' : `${wad(nav.bid)} to ${wad(nav.ask)}`,
      ],
      ['band', `${state.width} ticks beyond`],
      ['base fee', `${state.base / 1e4} %`],
      ['liquidity here', pool.liquidity.toString()],
      ['trading', tradingText(reading)],
    ]),
  }
}

function tradingText({ state, block }: MarketReading): string {
  if (!isMarketClosed(state, BigInt(block.timestamp))) return 'open'
  return state.time === FOR_GOOD ? 'closed' : `halted until ${time(Number(state.time))}`
}

async function quote(
  session: Session,
  name: string,
  text: string,
  options: { readonly buy?: boolean },
): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const side = options.buy === true ? 'buy' : 'sell'
  const amount = amountOf(text, found.decimals)
  const offer = await client.market.quote({ share: found.share, side, amount })
  const { market, ...figures } = offer
  return {
    data: { ...found, side, amount, block: market.block, price: market.price, ...figures },
    text: offerText(session.terminal, found, side, amount, offer),
  }
}

async function trade(
  session: Session,
  side: Side,
  name: string,
  text: string,
  options: TradeOptions,
): Promise<Result> {
  const connection = await connect(session, side === 'sell' ? 'investorA' : 'investorB')
  const { client } = connection
  const found = await findShare(client, name)
  const amount = amountOf(text, found.decimals)
  if (side === 'buy') await provideLocalDollars(session, connection, amount)
  const order = { share: found.share, side, amount }
  const minimum = options.minimum === undefined ? undefined : amountOf(options.minimum, found.decimals)
  const prepared = await client.market.trade({
    ...order,
    partly: options.partly === true,
    ...(minimum !== undefined && { minimum }),
  })
  const { result, receipt } = await transact(session, connection, prepared)
  const [given, got] = [money(result.given, found.decimals), money(result.got, found.decimals)]
  const done =
    side === 'sell'
      ? `${given} ${found.symbol} sold for ${got}`
      : `${got} ${found.symbol} bought for ${given}`
  return {
    data: { ...found, side, amount, ...result, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${done}, fee ${Number(result.fee) / 1e4} % of it.`,
  }
}

function offerText(
  terminal: Terminal,
  found: FoundShare,
  side: Side,
  amount: bigint,
  offer: MarketOffer,
): string {
  const units = (value: bigint) => money(value, found.decimals)
  const rest = amount - offer.given
  const { market } = offer
  const [shares, cash] = side === 'sell' ? [offer.given, offer.got] : [offer.got, offer.given]
  return facts(terminal, [
    ['share', found.symbol],
    ['block', `${market.block.number}, ${time(market.block.timestamp)}`],
    ['price', wad(market.price)],
    ['NAV', wad(market.nav.price)],
    [
      side === 'sell' ? 'sold' : 'spent',
      `${units(offer.given)} of ${units(amount)}${rest > 0n ? `; ${units(rest)} stay with the trader` : ''}`,
    ],
    ['fee', `${offer.fee / 1e4} %`],
    [side === 'sell' ? 'paid' : 'shares', units(offer.got)],
    ['average', shares === 0n ? 'nothing is filled' : wad((cash * 10n ** 18n) / shares)],
  ])
}
