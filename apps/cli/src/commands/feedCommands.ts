import { type FeedReading, feedName } from '@specie/protocol'
import { toIso } from '@specie/quant'
import { curveFeedSettings } from '@specie/servicing'
import type { Command } from 'commander'
import { connect } from '../chain/connect.ts'
import { findWallet } from '../chain/findWallet.ts'
import { sendQuietly, transact } from '../chain/transact.ts'
import { action, type Result } from '../frame/action.ts'
import { time } from '../frame/numbers.ts'
import type { Session } from '../frame/session.ts'
import { facts } from '../frame/table.ts'
import { curveFromFile } from '../pool/curveFile.ts'

/** `specie feed …`: curves that pools are discounted with. */
export function addFeedCommands(program: Command): void {
  const feed = program.command('feed').description('curves that pools are discounted with')
  feed
    .command('show')
    .argument('<feed>', 'name')
    .description('last curve of a feed, and what waits')
    .action(action(show))
  feed
    .command('create')
    .argument('<feed>', 'name')
    .option('--reporter <wallet>', 'who may report', 'reporter')
    .description('create a curve feed and admit its reporter, as feed steward')
    .action(action(create))
  feed
    .command('report')
    .argument('<feed>', 'name')
    .argument('<file>', 'CSV of daily par yields in per cent: date,m1,m3,m6,y1,…')
    .option('--date <date>', "the last row not after it is taken (default: the chain's day)")
    .description('bootstrap a curve from par yields and report it')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx specie feed report usd-treasury examples/sample-par-yields.csv',
    )
    .action(action(report))
}

async function show(session: Session, name: string): Promise<Result> {
  const { client } = await connect(session)
  const reading = await client.feeds.read(feedName(name))
  return { data: reading, text: feedText(session, name, reading) }
}

async function create(
  session: Session,
  name: string,
  options: { readonly reporter: string },
): Promise<Result> {
  const connection = await connect(session, 'governance')
  const reporter = findWallet(connection, options.reporter)
  const { receipt } = await transact(
    session,
    connection,
    await connection.client.feeds.set(name, curveFeedSettings),
  )
  if (!receipt.dryRun) await sendQuietly(await connection.client.feeds.setReporter(name, reporter, true))
  return {
    data: { feed: name, reporter, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${reporter} reports the curve ${name}.`,
  }
}

async function report(
  session: Session,
  name: string,
  file: string,
  options: { readonly date?: string },
): Promise<Result> {
  const connection = await connect(session, 'reporter')
  const { timestamp } = await connection.client.context.reader.getBlock()
  const curve = curveFromFile(file, options.date ?? toIso(Number(timestamp / 86_400n)))
  const { result, receipt } = await transact(
    session,
    connection,
    await connection.client.feeds.reportCurve(name, curve),
  )
  return {
    data: { feed: name, curve, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : result.accepted
        ? `The curve of ${toIso(curve.day)} is in force.`
        : `The curve of ${toIso(curve.day)} moved further than the feed allows and waits to be confirmed.`,
  }
}

function feedText({ terminal }: Session, name: string, reading: FeedReading): string {
  const rates = reading.curve?.forwards.map((forward) => `${(forward / 1e5).toFixed(3)} %`).join(', ')
  return facts(terminal, [
    ['feed', name],
    ['forwards', rates ?? 'none yet'],
    ['observed', reading.at === 0 ? 'never' : `${time(reading.at)}, ${reading.fresh ? 'fresh' : 'stale'}`],
    ['waits', reading.parked === undefined ? 'nothing' : `a report of ${time(reading.parked.at)}`],
  ])
}
