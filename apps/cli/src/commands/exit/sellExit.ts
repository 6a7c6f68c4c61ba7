import type { Quote } from '@specie/protocol'
import { type Connection, connect } from '../../chain/connect.ts'
import { type FoundShare, findShare } from '../../chain/findShare.ts'
import { transact } from '../../chain/transact.ts'
import type { Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { money } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { quoteData, quoteText } from './quoteExit.ts'

/** What may come of shares that nobody takes, and what must be paid. */
export interface SellOptions {
  readonly partly?: boolean
  readonly queue?: boolean
  readonly minimum?: string
}

const WAD = 10n ** 18n

/** `specie exit sell` and `specie exit <share> <amount>`: over all exits where the share lets them, else at the desk. */
export async function sell(
  session: Session,
  name: string,
  text: string,
  options: SellOptions,
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const amount = amountOf(text, found.decimals)
  const minimumPaid = options.minimum === undefined ? undefined : amountOf(options.minimum, found.decimals)
  const order = {
    share: found.share,
    amount,
    partly: options.partly === true,
    ...(minimumPaid !== undefined && { minimumPaid }),
  }
  const { routed } = await connection.client.exits.read(found.share)
  if (!routed && options.queue !== true) return sellToDesk(session, connection, found, order)
  const quote = await connection.client.exits.quote(order)
  const sale = { ...order, quote, queue: options.queue === true }
  const { result, receipt } = await transact(session, connection, await connection.client.exits.sell(sale))
  const units = (value: bigint) => money(value, found.decimals)
  const gross = (result.sold * (quote.reading.nav.bid ?? 0n)) / WAD
  const figures = { filled: result.sold, gross, fee: gross - result.paid }
  const rest = [
    ...(result.queued > 0n ? [`${units(result.queued)} wait for a window`] : []),
    ...(result.returned > 0n ? [`${units(result.returned)} are left`] : []),
  ]
  return {
    data: { ...found, amount, quote: quoteData(quote), ...result, ...figures, ...receipt },
    text: receipt.dryRun
      ? quoteText(session.terminal, found, quote)
      : `${[`${units(result.sold)} ${found.symbol} sold for ${units(result.paid)}`, ...rest].join('; ')}.`,
  }
}

interface DeskOrder {
  readonly share: FoundShare['share']
  readonly amount: bigint
  readonly partly: boolean
  readonly minimumPaid?: bigint
}

async function sellToDesk(
  session: Session,
  connection: Connection,
  found: FoundShare,
  order: DeskOrder,
): Promise<Result> {
  const { client } = connection
  const offered = await client.desk.quote(found.share, order.amount)
  const { result, receipt } = await transact(session, connection, await client.desk.sell(order))
  const cash = (value: bigint) => money(value, found.decimals)
  return {
    data: { ...found, amount: order.amount, quote: offered, ...result, ...receipt },
    text: receipt.dryRun
      ? deskText(found, offered)
      : `${cash(result.filled)} ${found.symbol} sold for ${cash(result.paid)} (value at the bid ${cash(result.gross)}, fee ${cash(result.fee)}).`,
  }
}

function deskText(found: FoundShare, offered: Quote): string {
  const cash = (value: bigint) => money(value, found.decimals)
  return `The desk would pay ${cash(offered.paid)} for ${cash(offered.filled)} ${found.symbol}, fee ${cash(offered.fee)}.`
}
