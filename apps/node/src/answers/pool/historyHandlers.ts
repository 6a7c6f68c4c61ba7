import { capTable, collections, documents, navHistory } from '@specie/ledger'
import { countryCode, INVESTOR_CLASSES } from '@specie/protocol'
import { toDay, toIso } from '@specie/quant'
import { getAddress } from 'viem'
import type { Handlers } from '../../http/Handler.ts'
import { keptFiles } from './keptFiles.ts'

const DAY = 86_400

/** What happened to a pool, out of the index as of the block. */
export const historyHandlers: Pick<Handlers, 'navHistory' | 'collections' | 'holders' | 'documents'> = {
  async navHistory({ database }, { params, query, block }) {
    const points = await navHistory(database.db, getAddress(params.pool), {
      atBlock: block.number,
      ...rangeOf(query),
    })
    return points.map(({ time, blockNumber, lower, upper, prices, cause, transaction }) => ({
      time: Number(time),
      block: Number(blockNumber),
      lower: String(lower),
      upper: String(upper),
      prices: prices.map((mark) =>
        mark === null ? null : { bid: String(mark.price), ask: String(mark.gross) },
      ),
      cause: cause as 'report',
      transaction,
    }))
  },

  async collections({ database }, { params, block }) {
    const pool = getAddress(params.pool)
    const [rows, shares] = await Promise.all([
      collections(database.db, pool, { atBlock: block.number }),
      database.db.selectFrom('share').select('share').where('pool', '=', pool).execute(),
    ])
    return rows.map((row) => ({
      period: Number(row.period),
      time: Number(row.time),
      asOf: toIso(Math.floor(Number(row.asOf) / DAY)),
      interest: String(row.interest),
      principal: String(row.principal),
      recoveries: String(row.recoveries),
      defaulted: String(row.defaulted),
      late30: String(row.late30),
      late60: String(row.late60),
      late90: String(row.late90),
      fees: String(row.fees),
      toTranches: row.paid.slice(0, shares.length).map(String),
      trapped: String(row.trapped),
      covered: row.covered,
      value: String(row.value),
      transaction: row.transaction,
    }))
  },

  async holders({ database }, { params, query, block }) {
    const { rows, next } = await capTable(database.db, getAddress(params.pool), {
      atBlock: query.atBlock === undefined ? block.number : BigInt(query.atBlock),
      limit: query.limit,
      cursor: query.cursor,
    })
    return {
      rows: rows.map((row) => ({
        tranche: row.tranche,
        symbol: row.share.symbol,
        wallet: getAddress(row.wallet),
        balance: String(row.balance),
        value: row.value === null ? null : String(row.value),
        part: Number(row.part) / 1e9,
        country: row.country === null ? null : countryCode(row.country),
        class: row.class === null ? null : className(row.class),
        frozen: String(row.walletFrozen ? row.balance : row.frozen),
      })),
      next,
    }
  },

  async documents({ database }, { params, block }) {
    const rows = await documents(database.db, getAddress(params.pool), { atBlock: block.number })
    const files = await keptFiles(
      database,
      rows.map(({ hash }) => hash),
    )
    return rows.map(({ name, uri, hash, time, transaction }) => ({
      name,
      uri,
      hash,
      time: Number(time),
      transaction,
      size: files.get(hash) ?? null,
      // A file is kept under the hash of its content, so one that is here is the right one.
      matches: files.has(hash) ? true : null,
    }))
  },
}

/** Name of an investor class. */
export function className(number: number): string | null {
  return Object.entries(INVESTOR_CLASSES).find(([, value]) => value === number)?.[0] ?? null
}

/** Days of a question as seconds: from the first one's beginning to the last one's end. */
export function rangeOf({
  from,
  to,
}: {
  readonly from?: string | undefined
  readonly to?: string | undefined
}) {
  return {
    from: from === undefined ? undefined : BigInt(toDay(from) * DAY),
    to: to === undefined ? undefined : BigInt((toDay(to) + 1) * DAY),
  }
}
