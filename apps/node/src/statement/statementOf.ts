import type { PoolFacts, ShareFacts, StatementFacts } from '@specie/ledger'
import { toIso, unpackCurve } from '@specie/quant'
import type {
  BlockReference,
  Position,
  PriceBasis,
  Statement,
  StatementShare,
  StatementTransaction,
  TransactionKind,
} from '@specie/report'
import type { Hex } from 'viem'
import { poolName } from './poolName.ts'
import { type PriceLookup, priceLookup } from './priceLookup.ts'

/** Who asks for a statement, and of which period. */
export interface StatementOrder {
  readonly holder: { readonly address: string; readonly name?: string }
  readonly chain: { readonly id: number; readonly name: string }
  /** ISO dates, both included. */
  readonly from: string
  readonly to: string
}

type Activity = StatementFacts['activity'][number]
type Block = StatementFacts['span']['start']

/**
 * A statement out of the ledger's facts. Prices are those of the marks, grown to the moment at the rate that the chain
 * published with them. A period that reaches beyond the ledger's last block ends with that block.
 */
export function statementOf({ holder, chain, from, to }: StatementOrder, facts: StatementFacts): Statement {
  const { span, activity, marks, pools } = facts
  const prices = priceLookup(marks)
  const shares = pools.flatMap((pool) => pool.shares.map((share) => [share, pool] as const))
  const place = new Map(shares.map(([{ share }], n) => [share, n]))
  const holdings = facts.holdings.toSorted((a, b) => place.get(a.share)! - place.get(b.share)!)
  const shown = new Set([...holdings.map(({ share }) => share), ...activity.map(({ share }) => share!)])
  const last = toIso(Math.floor(Number(span.end.timestamp) / 86_400))
  const position = (
    share: Hex,
    { balance, unclaimed }: { balance: bigint; unclaimed: bigint },
    at: Block,
  ): Position => ({
    units: balance,
    price: prices.at(share, at.timestamp),
    unclaimed,
  })
  return {
    holder,
    chain,
    period: { from, to: to < last ? to : last < from ? from : last },
    createdAt: Number(span.end.timestamp),
    start: reference(span.start),
    end: reference(span.end),
    shares: shares.filter(([{ share }]) => shown.has(share)).map(([share, pool]) => shareLine(share, pool)),
    holdings: holdings.map(({ share, start, end }) => ({
      share,
      start: position(share, start, span.start),
      end: position(share, end, span.end),
    })),
    income: activity.filter(({ kind }) => kind === 'claimed').map(incomeLine),
    transactions: activity
      .filter(({ kind }) => kind !== 'claimed')
      .flatMap((line) => transactionLine(line, prices)),
    prices: holdings.map(({ share }) => ({ share, points: prices.history(share, span.start, span.end) })),
    bases: pools.flatMap((pool) => basisOf(pool, span.end, prices)),
  }
}

function reference({ number, hash, timestamp }: Block): BlockReference {
  return { number, hash, timestamp: Number(timestamp) }
}

function shareLine(share: ShareFacts, pool: PoolFacts): StatementShare {
  return {
    address: share.share,
    symbol: share.symbol,
    decimals: share.decimals,
    pool: { address: share.pool, name: poolName(pool) },
    currency: share.cashSymbol,
    currencyDecimals: share.cashDecimals,
  }
}

function incomeLine({ share, timestamp, cash: amount, blockNumber: block, transaction }: Activity) {
  return { share: share!, time: Number(timestamp), amount, block, transaction }
}

/** What the ledger calls a line and what a statement calls it; a forced transfer is one of the last two by its sign. */
const KINDS: Readonly<Record<string, TransactionKind>> = {
  invested: 'invested',
  refunded: 'refunded',
  bought: 'bought',
  sold: 'sold',
  redeemed: 'redeemed',
  received: 'received',
  sent: 'sent',
}

function transactionLine(line: Activity, prices: PriceLookup): StatementTransaction[] {
  if (line.shares === 0n && line.cash === 0n) return []
  const kind = KINDS[line.kind] ?? (line.shares < 0n ? 'sent' : 'received')
  return [
    {
      share: line.share!,
      kind,
      time: Number(line.timestamp),
      units: line.shares,
      price: prices.at(line.share!, line.timestamp, line.blockNumber),
      cash: kind === 'received' || kind === 'sent' ? null : line.cash,
      fee: line.fee,
      block: line.blockNumber,
      transaction: line.transaction,
    },
  ]
}

function basisOf(pool: PoolFacts, end: Block, prices: PriceLookup): PriceBasis[] {
  const { version, valuation } = pool
  if (version?.ladderHash == null || valuation === undefined) return []
  const { day, forwards } = unpackCurve(valuation.curve)
  return [
    {
      pool: pool.pool.pool,
      block: reference(end),
      cutOffDate: toIso(Math.floor(Number(version.asOf) / 86_400)),
      revision: valuation.revision,
      valueAtCutOff: valuation.value,
      netValue: valuation.lower,
      grossValue: valuation.upper,
      valuedAt: Number(valuation.timestamp),
      curve: { date: toIso(day), forwards },
      ladderHash: version.ladderHash,
      tapeRoot: version.tapeRoot ?? '',
      tranches: pool.shares.map(({ share, symbol, supply }) => {
        const price = prices.at(share, end.timestamp)
        return { symbol, supply, price, value: price === null ? 0n : (price * supply) / 10n ** 18n }
      }),
    },
  ]
}
