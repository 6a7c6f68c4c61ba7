import type { Command } from 'commander'
import { as, connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { sendQuietly, transact } from '../../chain/transact.ts'
import { action, type Result } from '../../frame/action.ts'
import { numberOption } from '../../frame/numberOption.ts'
import { time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { SHARE } from '../../frame/shareArgument.ts'
import { type RhythmOptions, windowTimes } from './windowTimes.ts'

interface OpenOptions extends RhythmOptions {
  readonly fee: string
  readonly notice: string
  readonly swing: string
  readonly swingAt: string
  readonly most: string
  readonly patience: string
}

/** `specie windows open` and `publish`: what the servicer does. */
export function addOpening(windows: Command): void {
  const dated = (command: Command) =>
    command
      .option('--rhythm <rhythm>', 'daily, weekly, monthly or quarterly', 'monthly')
      .option('--calendar <name>', 'whose bank holidays count', 'us-federal-reserve')
      .option('--cutoff-days <days>', 'business days between cut-off and settlement', '5')
      .option('--count <windows>', 'how many windows are published', '12')
  dated(
    windows
      .command('open')
      .argument('<share>', SHARE)
      .option('--fee <fractions>', 'fee of each tier of notice', '0.01,0.004,0')
      .option('--notice <days>', 'days of notice of each tier', '0,45,90')
      .option('--swing <fraction>', 'most by which the price is lowered', '0.01')
      .option('--swing-at <fraction>', 'part of the supply at which it is', '0.2')
      .option('--most <fraction>', 'part of the supply that one window redeems', '0.25')
      .option('--patience <windows>', 'empty windows after which shares are handed back', '3'),
  )
    .description('open windows (servicer), let them hold the share (transfer agent), publish dates')
    .action(action(open))
  dated(windows.command('publish').argument('<share>', SHARE))
    .description('publish further dates (servicer)')
    .action(action(publish))
}

async function open(session: Session, name: string, options: OpenOptions): Promise<Result> {
  const connection = await connect(session, 'servicer')
  const found = await findShare(connection.client, name)
  const share = connection.client.share(found.share)
  const { timestamp } = await connection.client.context.reader.getBlock()
  const times = windowTimes(options, Number(timestamp), Number(timestamp))
  const distributing = (await connection.client.pool(found.pool).read()).tranches[found.tranche]!.distributing
  const terms = { ...termsOf(options), distributing }
  const { result, receipt } = await transact(session, connection, await share.windows.open(terms))
  if (!receipt.dryRun) {
    const agent = await as(connection, 'issuer')
    await sendQuietly(await agent.client.share(found.share).setVenue(result.windows))
    await sendQuietly(await share.windows.publish(times))
  }
  return {
    data: { ...found, ...result, terms, times, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${found.symbol} has ${times.length} windows at ${result.windows}; the first settles ${time(times[0]!.settles)}.`,
  }
}

async function publish(session: Session, name: string, options: RhythmOptions): Promise<Result> {
  const connection = await connect(session, 'servicer')
  const found = await findShare(connection.client, name)
  const { windows } = connection.client.share(found.share)
  const reading = await windows.read()
  const now = Number(reading.block.timestamp)
  const last = reading.windows.find(({ number }) => number === reading.last)
  const times = windowTimes(options, Math.max(last?.settles ?? 0, now), now)
  const { receipt } = await transact(session, connection, await windows.publish(times))
  return {
    data: { ...found, times, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : `${times.length} windows are published for ${found.symbol}.`,
  }
}

function termsOf(options: OpenOptions) {
  const parts = (option: string, text: string, most: number, unit: number) => {
    const given = text.split(',').map((one) => Math.round(numberOption(option, one, most) * unit))
    return [given[0] ?? 0, given[1] ?? 0, given[2] ?? 0] as const
  }
  const fraction = (option: string, text: string) => Math.round(numberOption(option, text, 1) * 1e5)
  return {
    notice: parts('--notice', options.notice, 730, 1),
    fee: parts('--fee', options.fee, 1, 1e5),
    swing: fraction('--swing', options.swing),
    swingAt: fraction('--swing-at', options.swingAt),
    most: fraction('--most', options.most),
    patience: numberOption('--patience', options.patience, 255),
  }
}
