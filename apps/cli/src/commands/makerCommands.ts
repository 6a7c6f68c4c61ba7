import type { MakersReading } from '@specie/protocol'
import { addressOf } from '@specie/protocol'
import { ArgumentError } from '@specie/units'
import type { Command } from 'commander'
import { as, connect, sender } from '../chain/connect.ts'
import { findShare } from '../chain/findShare.ts'
import { findWallet } from '../chain/findWallet.ts'
import { sendQuietly, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { amountOf } from '../frame/amountOf.ts'
import { money, time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { SHARE } from '../frame/shareArgument.ts'
import { facts, table } from '../frame/table.ts'
import type { Terminal } from '../frame/terminal.ts'
import { addMakerBookCommands } from './makers/makerBookCommands.ts'

interface DutyOptions {
  readonly spread: string
  readonly presence: string
  readonly odds: string
  readonly least: string
  readonly age: string
  readonly depth: string
  readonly budget: string
  readonly part: string
}

const EXAMPLES = `
Examples:
  $ npx specie maker duty SNR --depth 20000 --budget 500
  $ npx specie maker designate SNR marketMaker
  $ npx specie maker quote SNR --cash 50000 --shares 50000 --as marketMaker
  $ npx specie maker register SNR --as marketMaker
  $ npx specie maker sample SNR
  $ npx specie maker status SNR
  $ npx specie maker claim SNR marketMaker`

/** `specie maker …`: designated market makers: their duty, their quotes, their record and their pay. */
export function addMakerCommands(program: Command): void {
  const maker = program
    .command('maker')
    .description('market makers of a share: duty, quotes, record, pay')
    .addHelpText('after', EXAMPLES)
  maker
    .command('duty')
    .argument('<share>', SHARE)
    .option('--spread <percent>', 'furthest from bid and ask at which depth counts', '1')
    .option('--presence <percent>', 'part of the samples that must be met', '80')
    .option('--odds <number>', 'one block in so many is a sample', '20')
    .option('--least <samples>', 'by which an epoch is measured at least', '20')
    .option('--age <seconds>', 'for which depth must have rested', '600')
    .requiredOption('--depth <cash>', 'that must stand on each side')
    .requiredOption('--budget <cash>', 'most that is paid for an epoch')
    .option('--part <percent>', 'of the reserve’s gains that is kept for makers', '10')
    .description('set what makers of a share must stand for (exit steward, administrator)')
    .action(action(duty))
  for (const how of ['designate', 'dismiss'] as const) {
    maker
      .command(how)
      .argument('<share>', SHARE)
      .argument('<wallet>', 'of the maker')
      .description(how === 'designate' ? 'make a wallet a market maker' : 'end its designation')
      .action(
        action((session: Session, name: string, wallet: string) => designate(session, how, name, wallet)),
      )
  }
  addMakerBookCommands(maker)
  maker
    .command('sample')
    .argument('<share>', SHARE)
    .option('--tries <number>', 'blocks to try', '1')
    .description('look at the makers, if the block is a sample; anyone')
    .action(action(sample))
  maker
    .command('status')
    .argument('<share>', SHARE)
    .description('duty, epoch, and every maker’s record')
    .action(action(status))
  maker
    .command('claim')
    .argument('<share>', SHARE)
    .argument('<wallet>', 'of the maker')
    .option('--epoch <number>', 'default: the last that is over')
    .description('pay a maker for an epoch; anyone')
    .action(action(claim))
}

async function duty(session: Session, name: string, options: DutyOptions): Promise<Result> {
  const connection = await connect(session, 'governance')
  const { client } = connection
  const found = await findShare(client, name)
  const whole = (text: string, factor: number) => Math.round(Number(text) * factor)
  const terms = {
    spread: whole(options.spread, 1_000),
    presence: whole(options.presence, 100),
    odds: whole(options.odds, 1),
    least: whole(options.least, 1),
    age: whole(options.age, 1),
    depth: amountOf(options.depth, found.decimals),
    budget: amountOf(options.budget, found.decimals),
  }
  if (session.globals.dryRun !== true) {
    const agent = await as(connection, 'issuer')
    await sendQuietly(await agent.client.share(found.share).setVenue(addressOf(client.context, 'Quotes')))
    await sendQuietly(await client.makers.setPart(whole(options.part, 100)))
  }
  const { receipt } = await transact(session, connection, await client.makers.setDuty(found.share, terms))
  return {
    data: { ...found, duty: terms, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Makers of ${found.symbol} stand for ${money(terms.depth, found.decimals)} on each side within ${terms.spread / 1000} % of the NAV. Name them: npx specie maker designate`,
  }
}

async function designate(
  session: Session,
  how: 'designate' | 'dismiss',
  name: string,
  text: string,
): Promise<Result> {
  const connection = await connect(session, 'governance')
  const { client } = connection
  const found = await findShare(client, name)
  const maker = findWallet(connection, text)
  const { receipt } = await transact(
    session,
    connection,
    await client.makers.designate(found.share, maker, how),
  )
  return {
    data: { ...found, maker, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${maker} is ${how === 'designate' ? 'a' : 'no'} market maker of ${found.symbol}${how === 'designate' ? '' : ' any more'}.`,
  }
}

async function sample(session: Session, name: string, options: { readonly tries: string }): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const { client } = connection
  const found = await findShare(client, name)
  const tries = Number(options.tries)
  if (!Number.isInteger(tries) || tries < 1) throw new ArgumentError('--tries', options.tries, 'at least 1')
  const prepared = await client.makers.sample(found.share)
  for (let attempt = 1; ; attempt++) {
    const { result, receipt } = await transact(session, connection, prepared)
    if (!result.taken && attempt < tries && !receipt.dryRun) continue
    const met = result.makers.filter((maker) => maker.met).length
    return {
      data: { ...found, ...result, attempt, ...receipt },
      text: result.taken
        ? `The block was a sample: ${met} of ${result.makers.length} makers met their duty.`
        : 'The block was no sample; nothing has changed.',
    }
  }
}

async function status(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const found = await findShare(client, name)
  const reading = await client.makers.read(found.share)
  return { data: { ...found, ...reading }, text: statusText(session.terminal, reading) }
}

async function claim(
  session: Session,
  name: string,
  text: string,
  options: { readonly epoch?: string },
): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const { client } = connection
  const found = await findShare(client, name)
  const maker = findWallet(connection, text)
  const epoch =
    options.epoch === undefined
      ? (await client.makers.read(found.share)).epoch.number - 1n
      : BigInt(options.epoch)
  const prepared = await client.makers.claim(found.share, epoch, maker)
  const { result, receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, maker, epoch, caller: sender(connection), ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${maker} is paid ${money(result.paid, found.decimals)} for epoch ${epoch}.`,
  }
}

function statusText(terminal: Terminal, { share, cash, duty, epoch, pot, makers }: MakersReading): string {
  if (duty === undefined) return `${share.symbol} has no duty for market makers: npx specie maker duty`
  const units = (value: bigint) => money(value, cash.decimals)
  const head = facts(terminal, [
    ['share', share.symbol],
    [
      'duty',
      `${units(duty.depth)} a side within ${duty.spread / 1000} %, at ${duty.presence / 100} % of samples`,
    ],
    ['epoch', `${epoch.number}, until ${time(epoch.ends)}, ${epoch.samples} samples so far`],
    ['pay', `at most ${units(duty.budget)} an epoch; ${units(pot)} are kept`],
  ])
  if (makers.length === 0) return `${head}\nNo makers yet: npx specie maker designate`
  const right = 'right' as const
  const columns = [
    { heading: 'maker' },
    { heading: 'buys now', align: right },
    { heading: 'sells now', align: right },
    { heading: 'met', align: right },
    { heading: 'presence', align: right },
    { heading: 'mean depth', align: right },
  ]
  const rows = makers.map(({ maker, now, met, samples, presence, depth }) => [
    maker,
    now === undefined ? 'stale' : units(now.buys),
    now === undefined ? 'stale' : units(now.sells),
    `${met} of ${samples}`,
    `${Math.round(presence * 100)} %`,
    units(depth),
  ])
  return `${head}\n${table(terminal, columns, rows)}`
}
