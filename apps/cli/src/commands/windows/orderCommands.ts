import { connect, sender } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { transact } from '../../chain/transact.ts'
import type { Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money, time } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { ordersText } from './windowsText.ts'

/** Hands shares in for a window: `specie windows request`, `specie exit queue`. */
export async function request(
  session: Session,
  name: string,
  text: string,
  options: { readonly window?: string },
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const { windows } = connection.client.share(found.share)
  const amount = amountOf(text, found.decimals)
  const prepared = await windows.request({
    amount,
    ...(options.window !== undefined && { window: Number(options.window) }),
  })
  const { result, receipt } = await transact(session, connection, prepared)
  const reading = await windows.read()
  const settles = reading.windows.find(({ number }) => number === result.window)?.settles
  const fee = result.shares - result.weight
  return {
    data: { ...found, ...result, settles: settles ?? null, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.shares, found.decimals)} ${found.symbol} wait for window ${result.window}${settles === undefined ? '' : `, which settles ${time(settles)}`}; the fee is that of ${money(fee, found.decimals)} of them.`,
  }
}

/** Takes shares back: `specie windows cancel`. */
export async function cancel(session: Session, name: string, window: string, text?: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const { windows } = connection.client.share(found.share)
  const { orders } = await windows.orders(sender(connection))
  const waiting = orders.find((order) => order.window === Number(window))?.shares ?? 0n
  const amount = text === undefined ? waiting : amountOf(text, found.decimals)
  const { receipt } = await transact(session, connection, await windows.cancel(Number(window), amount))
  return {
    data: { ...found, window: Number(window), amount, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(amount, found.decimals)} ${found.symbol} are back from window ${window}.`,
  }
}

/** Claims what windows have paid: `specie windows claim`, `specie exit claim`. */
export async function claim(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const { windows } = connection.client.share(found.share)
  const { result, receipt } = await transact(session, connection, await windows.claim())
  const left = await windows.orders(sender(connection))
  return {
    data: { ...found, ...result, waiting: left.waiting, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.cash, found.decimals)} paid.\n${ordersText(session.terminal, left)}`,
  }
}

/** Takes everything that waits back after empty windows: `specie windows in-kind`. */
export async function inKind(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const prepared = await connection.client.share(found.share).windows.takeInKind()
  const { result, receipt } = await transact(session, connection, prepared)
  return {
    data: { ...found, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.shares, found.decimals)} ${found.symbol} are back.`,
  }
}
