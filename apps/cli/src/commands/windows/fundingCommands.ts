import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { provideLocalDollars } from '../../chain/localDollars.ts'
import { transact } from '../../chain/transact.ts'
import type { Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money, wad } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'

/** Brings cash for a window: `specie windows fund`. */
export async function fund(
  session: Session,
  name: string,
  text: string,
  options: { readonly window?: string },
): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const found = await findShare(connection.client, name)
  const { windows } = connection.client.share(found.share)
  const amount = amountOf(text, found.decimals)
  const window = options.window === undefined ? (await windows.read()).next : Number(options.window)
  await provideLocalDollars(session, connection, amount)
  const { receipt } = await transact(session, connection, await windows.fund(window, amount))
  return {
    data: { ...found, window, amount, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(amount, found.decimals)} brought for window ${window} of ${found.symbol}.`,
  }
}

/** Settles the next window: `specie windows settle`. */
export async function settle(session: Session, name: string): Promise<Result> {
  const connection = await connect(session, 'provider')
  const found = await findShare(connection.client, name)
  const prepared = await connection.client.share(found.share).windows.settle()
  const { result, receipt } = await transact(session, connection, prepared)
  const shares = (value: bigint) => money(value, found.decimals)
  return {
    data: { ...found, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Window ${result.window}: ${shares(result.redeemed)} of ${shares(result.requested)} ${found.symbol} redeemed at ${wad(result.price)} for ${shares(result.cash)}.`,
  }
}

/** Fetches what a settled window owes who funded it: `specie windows take`. */
export async function take(
  session: Session,
  name: string,
  window: string,
  options: { readonly refund?: boolean },
): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const found = await findShare(connection.client, name)
  const what = options.refund === true ? 'refund' : 'shares'
  const prepared = await connection.client.share(found.share).windows.take(Number(window), what)
  const { result, receipt } = await transact(session, connection, prepared)
  const got = what === 'refund' ? result.cash : result.shares
  return {
    data: { ...found, window: Number(window), ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(got, found.decimals)} ${what === 'refund' ? 'of cash' : found.symbol} from window ${window}.`,
  }
}
