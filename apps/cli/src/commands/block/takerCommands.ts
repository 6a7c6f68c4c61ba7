import type { BlockRequest } from '@specie/node'
import type { BlockFill } from '@specie/protocol'
import { parseAmount, SpecieError } from '@specie/units'
import { connect } from '../../chain/connect.ts'
import { findShare } from '../../chain/findShare.ts'
import { findWallet } from '../../chain/findWallet.ts'
import { provideLocalDollars } from '../../chain/localDollars.ts'
import { transact } from '../../chain/transact.ts'
import type { Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { numberOption } from '../../frame/numberOption.ts'
import { money, wad } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { signIn } from '../../server/askServer.ts'
import { requestText } from './blockText.ts'

interface RequestOptions {
  readonly server?: string
  readonly buy?: boolean
  readonly limit?: string
  readonly makers?: string
  readonly minutes: string
}

/** Asks makers for quotes: `specie block request`. */
export async function request(
  session: Session,
  name: string,
  text: string,
  options: RequestOptions,
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const found = await findShare(connection.client, name)
  const server = await signIn(session, connection, options.server)
  const answer = await server.ask<BlockRequest>('POST', '/blocks', {
    share: found.share,
    side: options.buy === true ? 'buy' : 'sell',
    shares: amountOf(text, found.decimals).toString(),
    minutes: numberOption('--minutes', options.minutes, 1_440),
    ...(options.limit !== undefined && { priceLimit: parseAmount(options.limit, 18).toString() }),
    ...(options.makers !== undefined && {
      makers: options.makers.split(',').map((maker) => findWallet(connection, maker)),
    }),
  })
  return { data: answer, text: requestText(session.terminal, answer) }
}

/** Requests that the caller may see: `specie block requests`. */
export async function requests(session: Session, options: { readonly server?: string }): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const server = await signIn(session, connection, options.server)
  const answer = await server.ask<BlockRequest[]>('GET', '/blocks?state=open')
  const texts = answer.map((one) => requestText(session.terminal, one))
  return {
    data: answer,
    text: texts.length === 0 ? 'No open requests that you may see.' : texts.join('\n\n'),
  }
}

/** One request: `specie block show`. */
export async function show(
  session: Session,
  id: string,
  options: { readonly server?: string },
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const server = await signIn(session, connection, options.server)
  const answer = await server.ask<BlockRequest>('GET', `/blocks/${id}`)
  return { data: answer, text: requestText(session.terminal, answer) }
}

/** Takes no more answers: `specie block close`. */
export async function close(
  session: Session,
  id: string,
  options: { readonly server?: string },
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const server = await signIn(session, connection, options.server)
  const answer = await server.ask<BlockRequest>('DELETE', `/blocks/${id}`)
  return { data: answer, text: `Request ${id} takes no more answers.` }
}

/** Settles the best use of the quotes: `specie block settle`. */
export async function settle(
  session: Session,
  id: string,
  options: { readonly server?: string; readonly limit?: string },
): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const server = await signIn(session, connection, options.server)
  const answer = await server.ask<BlockRequest>('GET', `/blocks/${id}`)
  const fills = fillsOf(answer)
  const { share, decimals } = { share: answer.share.address, decimals: answer.share.decimals }
  if (answer.side === 'buy') await provideLocalDollars(session, connection, BigInt(answer.best!.cash))
  const prepared = await connection.client.block.settle({
    share,
    fills,
    ...(options.limit !== undefined && { limit: amountOf(options.limit, decimals) }),
  })
  const { result, receipt } = await transact(session, connection, prepared)
  const price = result.shares === 0n ? 0n : (result.cash * 10n ** 18n) / result.shares
  return {
    data: { request: id, ...result, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `${money(result.shares, decimals)} ${answer.share.symbol} for ${money(result.cash, decimals)} from ${result.legs.length} quotes, ${wad(price)} on average.`,
  }
}

/** The legs of the best combination, with the quotes that they are of. */
function fillsOf({ id, best, quotes }: BlockRequest): BlockFill[] {
  const fills = (best?.legs ?? []).map((leg) => {
    const { quote, signature } = quotes.find(
      (one) => one.quote.maker === leg.maker && one.quote.nonce === leg.nonce,
    )!
    return {
      quote: { ...quote, shares: BigInt(quote.shares), price: BigInt(quote.price) },
      signature,
      shares: BigInt(leg.shares),
    }
  })
  if (fills.length > 0) return fills
  throw new SpecieError({
    code: 'refused.noQuotes',
    message: `Request ${id} has no quote that could be settled now`,
    remedy: 'wait for makers, or ask anew',
  })
}
