import { addressOf, type GuardReading, USUAL_WATCH } from '@specie/protocol'
import { divergenceCapital } from '@specie/quant'
import { ArgumentError } from '@specie/units'
import type { Command } from 'commander'
import { as, connect } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { sendQuietly, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { facts } from '../frame/table.ts'

const LEVELS = ['nothing rests', 'no new risk', 'no inventory is sold', 'desk and market rest']
const EXAMPLES = `
Examples:
  $ npx specie guard status SNR                            level, its end, and what an observation would find
  $ npx specie guard observe SNR                           look at it; three that agree raise a level
  $ npx specie guard raise SNR 2 --hours 6 --why "The servicer has not reported"
  $ npx specie guard lower SNR 0
  $ npx specie guard capital SNR 1000000                   capital against the distance of market and NAV`

interface RaiseOptions {
  readonly hours: string
  readonly why: string
}

/** `specie guard …`: levels of caution that end by themselves. */
export function addGuardCommands(program: Command): void {
  const guard = program
    .command('guard')
    .description('levels of caution: what rests for a share, why and until when')
    .addHelpText('after', EXAMPLES)
  const command = (name: string, description: string) =>
    guard.command(name).argument('<share>', SHARE).description(description)
  command('status', 'level, its end, and what an observation would find').action(action(status))
  command('watch', 'begin to watch a share, on the usual terms (exit steward)').action(action(watch))
  command('observe', 'look at a share and raise its level where enough observations agree').action(
    action(observe),
  )
  command('raise', 'raise a level at once, with an end (guardian)')
    .argument('<level>', '1, 2 or 3')
    .option('--hours <hours>', 'how long it lasts', '6')
    .requiredOption('--why <text>', 'kept with the event')
    .action(action(raise))
  command('lower', 'lower a level before its end (governance)')
    .argument('<level>', '0, 1 or 2')
    .action(action(lower))
  command('reopen', 'open the auction of a share at level 3 that has none yet').action(
    action((session: Session, name: string) => reopen(session, name, 'reopen')),
  )
  command('end', 'end a level 3 whose auction has cleared near the NAV').action(
    action((session: Session, name: string) => reopen(session, name, 'endByAuction')),
  )
  command('capital', 'capital against the distance of market and NAV')
    .argument('<amount>', 'value held at the NAV, cash')
    .action(action(capital))
}

async function status(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await client.guard.read(found.share)
  return { data: { ...reading, ...found }, text: facts(session.terminal, statusFacts(reading)) }
}

function statusFacts(reading: GuardReading): [string, string][] {
  const { level, until, reason, grounds, terms, block } = reading
  const percent = (gap: number) => `${(gap / 1e7).toFixed(3)} %`
  return [
    ['share', reading.share.symbol],
    ['block', `${block.number}, ${time(block.timestamp)}`],
    ['level', `${level}: ${LEVELS[level]}`],
    ['until', until === undefined ? 'no end is needed' : time(until)],
    ['because', reason.join(', ') || 'no reason'],
    ['time left', `${(reading.timeLeft / 3600).toFixed(1)} h of ${terms.longest / 3600} h`],
    ['seen now', grounds.join(', ') || 'nothing'],
    ['gap', reading.gap === undefined ? 'the market is not believed' : percent(reading.gap)],
    ['usual gap', `${percent(reading.mean)} ± ${percent(reading.deviation)}`],
    ['in a row', `${reading.streak} of ${terms.observations}`],
    ['next look', reading.nextObservation <= Number(block.timestamp) ? 'now' : time(reading.nextObservation)],
  ]
}

async function watch(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'governance')
  const { client } = connection
  const found = await findShare(client, name)
  const agent = await as(connection, 'issuer')
  // A reopening auction holds shares as a venue of its own.
  if (session.globals.dryRun !== true)
    await sendQuietly(await agent.client.share(found.share).setVenue(addressOf(client.context, 'Auctions')))
  const prepared = await client.guard.watch(found.share, USUAL_WATCH)
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, terms: USUAL_WATCH, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${found.symbol} is watched.`,
  }
}

async function observe(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const found = await findShare(connection.client, name)
  const prepared = await connection.client.guard.observe(found.share)
  const { result, receipt } = await transact(session, connection, prepared)
  const raised =
    result.raised === undefined
      ? `${result.streak} in a row; nothing is raised`
      : `level ${result.raised.level} until ${time(result.raised.until)}`
  return {
    data: { ...found, ...result, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${found.symbol} was observed: ${raised}.`,
  }
}

async function raise(session: Session, name: string, text: string, options: RaiseOptions): Promise<Result> {
  const connection = await connect(session, 'governance')
  const found = await findShare(connection.client, name)
  const level = levelOf(text)
  const duration = Math.round(Number(options.hours) * 3600)
  if (!(duration > 0)) throw new ArgumentError('hours', options.hours, 'a number of hours above 0')
  const order = { share: found.share, level, duration, why: options.why }
  const { result, receipt } = await transact(session, connection, await connection.client.guard.raise(order))
  return {
    data: { ...found, ...result, why: options.why, ...receipt },
    text:
      receipt.dryRun || result === undefined
        ? 'Nothing was sent.'
        : `${found.symbol} has level ${result.level} until ${time(result.until)}: ${LEVELS[level]}. Windows, block trades and every way out stay open.`,
  }
}

async function lower(session: Session, name: string, text: string): Promise<Result> {
  const connection = await connect(session, 'governance')
  const found = await findShare(connection.client, name)
  const level = levelOf(text)
  const prepared = await connection.client.guard.lower(found.share, level)
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, level, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${found.symbol} has level ${level}: ${LEVELS[level]}.`,
  }
}

async function reopen(session: Session, name: string, how: 'reopen' | 'endByAuction'): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const found = await findShare(connection.client, name)
  const prepared = await connection.client.guard.reopen(found.share, how)
  const { receipt } = await transact(session, connection, prepared)
  const done = how === 'reopen' ? 'The reopening auction is open.' : 'The level has ended.'
  return { data: { ...found, ...receipt }, text: receipt.dryRun ? 'Nothing was sent.' : done }
}

async function capital(session: Session, name: string, text: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await client.guard.read(found.share)
  const exposure = amountOf(text, found.decimals)
  const gap = (reading.gap ?? reading.mean) / 1e9
  const deviation = reading.deviation / 1e9
  const figures = divergenceCapital({ exposure: Number(exposure), gap, deviation })
  const cash = (value: number) => money(BigInt(Math.ceil(value)), found.decimals)
  return {
    data: { ...found, exposure, gap, deviation, ...figures },
    text: facts(session.terminal, [
      ['held at the NAV', money(exposure, found.decimals)],
      ['market below NAV', cash(figures.shortfall)],
      ['3 × 99 % of its deviation', cash(figures.uncertainty)],
      ['capital', `${cash(figures.capital)}, ${(figures.ratio * 100).toFixed(2)} %`],
    ]),
  }
}

function levelOf(text: string): number {
  const level = Number(text)
  if (![0, 1, 2, 3].includes(level)) throw new ArgumentError('level', text, '0, 1, 2 or 3')
  return level
}
