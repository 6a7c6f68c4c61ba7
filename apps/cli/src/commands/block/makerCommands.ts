import type { BlockRequest } from '@specie/node'
import { addressOf, blockDomain, signBlockQuote } from '@specie/protocol'
import { parseAmount, SpecieError } from '@specie/units'
import { erc20Abi, getAddress, type LocalAccount } from 'viem'
import { type Connection, connect, sender } from '../../chain/connect.ts'
import { provideLocalDollars } from '../../chain/localDollars.ts'
import { sendQuietly, transact } from '../../chain/transact.ts'
import type { Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { numberOption } from '../../frame/numberOption.ts'
import { money, wad } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { signIn } from '../../server/askServer.ts'

interface QuoteOptions {
  readonly server?: string
  readonly amount?: string
  readonly minutes: string
  readonly whole?: boolean
}

/** Answers a request with a signed quote: `specie block quote`. */
export async function quote(
  session: Session,
  id: string,
  price: string,
  options: QuoteOptions,
): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  const { context, block } = connection.client
  const server = await signIn(session, connection, options.server)
  const request = await server.ask<BlockRequest>('GET', `/blocks/${id}`)
  const { decimals, symbol } = request.share
  const terms = {
    maker: sender(connection),
    share: getAddress(request.share.address),
    buys: request.side === 'sell',
    shares: options.amount === undefined ? BigInt(request.shares) : amountOf(options.amount, decimals),
    price: parseAmount(price, 18),
    taker: getAddress(request.requester),
    deadline:
      Number((await context.reader.getBlock()).timestamp) +
      60 * numberOption('--minutes', options.minutes, 10_080),
    nonce: Math.max(await block.nextNonce(sender(connection)), nonceNow()),
    whole: options.whole === true,
  }
  await back(session, connection, terms)
  const domain = blockDomain(connection.chainId, addressOf(context, 'Block'))
  const signed = await signBlockQuote(context.sender!.account as LocalAccount, domain, terms)
  const written = { ...terms, shares: terms.shares.toString(), price: terms.price.toString() }
  const body = { quote: written, signature: signed.signature }
  if (session.globals.dryRun !== true) await server.ask('POST', `/blocks/${id}/quotes`, body)
  return {
    data: body,
    text: `${terms.buys ? 'Bid' : 'Offer'} of ${wad(terms.price)} for ${money(terms.shares, decimals)} ${symbol}, number ${terms.nonce}.`,
  }
}

/** Numbers by the second rise without anything having to be remembered. */
function nonceNow(): number {
  return Math.floor(Date.now() / 1000)
}

/** Allows the contract to take what the quote needs, and on a local chain makes the dollars. */
async function back(
  session: Session,
  connection: Connection,
  terms: {
    readonly share: `0x${string}`
    readonly buys: boolean
    readonly shares: bigint
    readonly price: bigint
  },
): Promise<void> {
  const { client } = connection
  const needed = terms.buys ? (terms.shares * terms.price) / 10n ** 18n : terms.shares
  if (session.globals.dryRun === true) return
  if (terms.buys) await provideLocalDollars(session, connection, needed)
  const { share, cash } = await client.block.read(terms.share)
  const allowed = await client.context.reader.readContract({
    address: terms.buys ? cash.address : share.address,
    abi: erc20Abi,
    functionName: 'allowance',
    args: [sender(connection), addressOf(client.context, 'Block')],
  })
  if (allowed >= needed) return
  await sendQuietly(await client.block.back(terms.share, terms.buys ? 'cash' : 'shares', needed))
}

/** Takes quotes back on the chain: `specie block cancel`. */
export async function cancel(
  session: Session,
  numbers: readonly string[],
  options: { readonly below?: string },
): Promise<Result> {
  const connection = await connect(session, 'marketMaker')
  if ((options.below === undefined) === (numbers.length === 0)) {
    throw new SpecieError({
      code: 'input.quotes',
      message: 'Which quotes are to be taken back is not said',
      expected: 'numbers of quotes, or --below',
    })
  }
  const most = 2 ** 40 - 1
  const which =
    options.below === undefined
      ? { nonces: numbers.map((one) => numberOption('number', one, most)) }
      : { below: numberOption('--below', options.below, most) }
  const { receipt } = await transact(session, connection, await connection.client.block.cancel(which))
  return {
    data: { ...which, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : 'Taken back: they can never be used any more.',
  }
}
