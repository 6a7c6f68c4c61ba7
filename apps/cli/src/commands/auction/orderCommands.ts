import { type AuctionSecret, auctionSeal } from '@specie/protocol'
import { parseAmount, SpecieError } from '@specie/units'
import { isAddressEqual } from 'viem'
import { type Connection, connect, sender } from '../../chain/connect.ts'
import { provideLocalDollars } from '../../chain/localDollars.ts'
import { sendQuietly, transact } from '../../chain/transact.ts'
import type { Result } from '../../frame/action.ts'
import { amountOf } from '../../frame/amountOf.ts'
import { numberOption } from '../../frame/numberOption.ts'
import { money, wad } from '../../frame/numbers.ts'
import type { Session } from '../../frame/session.ts'
import { keepSecret, keptSecrets } from './secrets.ts'

/** Places a sealed order: `specie auction sell` and `buy`. */
export async function place(
  session: Session,
  side: 'sell' | 'buy',
  id: string,
  text: string,
  price: string,
  options: { readonly deposit?: string },
): Promise<Result> {
  const connection = await connect(session, side === 'sell' ? 'investorA' : 'investorB')
  const { auctions } = connection.client
  const auction = auctionNumber(id)
  const { share, cash } = await auctions.read(auction)
  const [shares, limit] = [amountOf(text, share.decimals), parseAmount(price, 18)]
  const deposit =
    options.deposit === undefined
      ? undefined
      : amountOf(options.deposit, side === 'sell' ? share.decimals : cash.decimals)
  if (side === 'buy') {
    await provideLocalDollars(session, connection, deposit ?? (shares * limit) / 10n ** 18n + 1n)
  }
  const prepared = await auctions.place({
    auction,
    sells: side === 'sell',
    shares,
    price: limit,
    ...(deposit !== undefined && { deposit }),
  })
  const secret =
    session.globals.dryRun === true ? null : keepSecret(session.home, connection.chainId, prepared.secret)
  const { result, receipt } = await transact(session, connection, prepared)
  return {
    data: { ...result, secretFile: secret, ...receipt },
    text: receipt.dryRun
      ? 'Nothing was sent.'
      : `Order ${result.number}: ${side} ${money(shares, share.decimals)} ${share.symbol} at ${wad(limit)} is sealed. ${secret} opens it; reveal it in time: npx specie auction reveal ${auction}`,
  }
}

/** Reveals all orders of the signer whose secrets this home keeps: `specie auction reveal`. */
export async function reveal(session: Session, id: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const auction = auctionNumber(id)
  const sealed = await sealedOrders(session, connection, auction)
  if (sealed.length === 0) {
    throw new SpecieError({
      code: 'input.secret',
      message: `This home keeps nothing that opens a sealed order of ${sender(connection)} in auction ${auction}`,
    })
  }
  const revealed = []
  for (const { number, secret } of sealed) {
    const prepared = await connection.client.auctions.reveal(number, secret)
    const { receipt } = await transact(session, connection, prepared)
    revealed.push({ number, ...receipt })
  }
  return { data: { auction, revealed }, text: `${revealed.length} orders of auction ${auction} revealed.` }
}

/** Orders of the signer that are sealed, with the secrets that open them. */
async function sealedOrders(
  session: Session,
  { client, chainId, ...rest }: Connection,
  auction: bigint,
): Promise<{ readonly number: bigint; readonly secret: AuctionSecret }[]> {
  const owner = sender({ client, ...rest } as Connection)
  const secrets = keptSecrets(session.home, chainId, auction).filter((secret) =>
    isAddressEqual(secret.owner, owner),
  )
  const { orders } = await client.auctions.read(auction)
  const seals = new Map(secrets.map((secret) => [auctionSeal(client.context, secret), secret]))
  return orders.flatMap(({ number, owner: of, revealed, seal }) => {
    const secret = seals.get(seal)
    if (revealed || !isAddressEqual(of, owner) || secret === undefined) return []
    return [{ number, secret }]
  })
}

/** Takes an order back: `specie auction withdraw`. */
export async function withdraw(session: Session, id: string, number: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const prepared = await connection.client.auctions.withdraw(auctionNumber(id), auctionNumber(number))
  const { receipt } = await transact(session, connection, prepared)
  return {
    data: { auction: id, number, ...receipt },
    text: receipt.dryRun ? 'Nothing was sent.' : 'The order is taken back.',
  }
}

/** Fetches what orders of the signer have coming: `specie auction claim`. */
export async function claim(session: Session, id: string): Promise<Result> {
  const connection = await connect(session, 'investorA')
  const auction = auctionNumber(id)
  const { orders, share, cash } = await connection.client.auctions.read(auction)
  const mine = orders.filter(
    (order) => isAddressEqual(order.owner, sender(connection)) && (order.cash > 0n || order.coming > 0n),
  )
  const claimed: { readonly number: bigint; readonly cash: bigint; readonly shares: bigint }[] = []
  for (const { number, cash: paid, coming } of mine) {
    const prepared = await connection.client.auctions.claim(auction, number)
    if (session.globals.dryRun !== true) await sendQuietly(prepared)
    claimed.push({ number, cash: paid, shares: coming })
  }
  const sum = (key: 'cash' | 'shares') => claimed.reduce((total, one) => total + one[key], 0n)
  return {
    data: { auction, claimed, dryRun: session.globals.dryRun === true },
    text: `${money(sum('cash'), cash.decimals)} ${cash.symbol} and ${money(sum('shares'), share.decimals)} ${share.symbol} from ${claimed.length} orders of auction ${auction}.`,
  }
}

/** A number of an auction or an order as a person types it. */
export function auctionNumber(text: string): bigint {
  return BigInt(numberOption('number', text, Number.MAX_SAFE_INTEGER))
}
