import type { Token, Trade } from '@specie/api'
import { type ShareTrade, tradeList } from '@specie/ledger'
import type { BlockReference } from '@specie/protocol'
import type { MarkCourse } from '@specie/quant'
import { type Address, getAddress, type Hex, isAddressEqual } from 'viem'
import type { Services } from '../../Services.ts'
import { coursesOf } from './courses.ts'
import { poolShares } from './poolShares.ts'

const WAD = 10n ** 18n

/** Trades of a pool's shares for cash, wherever they took place, newest first. */
export async function tradesAnswer(
  services: Services,
  pool: Address,
  query: {
    readonly share?: Hex | undefined
    readonly wallet?: Hex | undefined
    readonly limit: number
    readonly cursor?: string | undefined
  },
  block: BlockReference,
): Promise<{ rows: Trade[]; next: string | null }> {
  const { shares } = await poolShares(services, pool, block)
  const wanted = shares.filter(
    ({ address }) => query.share === undefined || isAddressEqual(address, query.share),
  )
  const addresses = wanted.map(({ address }) => address.toLowerCase() as Hex)
  const { rows, next } = await tradeList(services.database.db, addresses, {
    atBlock: block.number,
    limit: query.limit,
    cursor: query.cursor,
    wallet: query.wallet?.toLowerCase() as Hex | undefined,
  })
  const courses = await coursesOf(services, addresses, block)
  const tokens = new Map(wanted.map(({ address, token }) => [address.toLowerCase(), token]))
  return {
    rows: rows.map((row) => tradeAnswer(row, tokens.get(row.share)!, courses.get(row.share)!)),
    next,
  }
}

/** A trade with the price that the NAV had for it. */
export function tradeAnswer(row: ShareTrade, share: Token, course: MarkCourse): Trade {
  const { side, shares, cash } = row
  const marked = course.at(Number(row.time))
  const nav = side === 'sold' ? marked?.bid : marked?.ask
  return {
    time: Number(row.time),
    block: Number(row.blockNumber),
    logIndex: row.logIndex,
    venue: row.venue,
    share,
    side,
    wallet: getAddress(row.wallet),
    shares: String(shares),
    cash: String(cash),
    fee: String(feeInCash(row)),
    price: String(shares === 0n ? 0n : (cash * WAD) / shares),
    nav: nav === undefined ? null : String(nav),
    transaction: row.transaction,
  }
}

/** The market's fee is of what was handed in; of a sale that is shares, so the cash got would have been more by it. */
export function feeInCash({ venue, side, cash, fee }: ShareTrade): bigint {
  if (venue !== 'market') return fee
  return side === 'bought' ? (cash * fee) / 1_000_000n : (cash * fee) / (1_000_000n - fee)
}
