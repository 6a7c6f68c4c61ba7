import type { PoolState } from '@specie/protocol'
import type { Hex } from 'viem'
import type { ValuationRow } from '../tables/nav.ts'
import type { PoolRow, PoolVersionRow, TrancheVersionRow } from '../tables/pool.ts'
import type { SupplyVersionRow } from '../tables/share.ts'
import type { CollectionFacts } from './collections.ts'
import { type ShareMark, valueAt } from './marks.ts'
import type { PoolOverview, TrancheFacts } from './poolOverviews.ts'
import { type TokenFacts, tokenIn } from './tokens.ts'
import { type BooksNow, trancheBooks } from './trancheBooks.ts'

/** A pool with its terms. */
interface OpenedPool extends PoolRow {
  readonly openedAt: bigint
  readonly curveFeed: Hex
  readonly hazardFeed: Hex | null
  readonly raiseEnds: bigint
  readonly minimumRaise: bigint
  readonly feeRate: bigint
  readonly bond: bigint
  readonly writeDown30: number
  readonly writeDown60: number
  readonly writeDown90: number
}

interface ShareWithTerms {
  readonly share: Hex
  readonly pool: Hex
  readonly tranche: number
  readonly coupon: bigint
  readonly ratio: bigint
  readonly maximum: bigint
  readonly distributing: boolean
}

/** What was read of all pools at once. */
interface Readings {
  readonly shares: readonly ShareWithTerms[]
  readonly versions: readonly PoolVersionRow[]
  readonly tranches: readonly TrancheVersionRow[]
  readonly valuations: readonly ValuationRow[]
  readonly supplies: readonly SupplyVersionRow[]
  readonly marks: ReadonlyMap<Hex, ShareMark>
  readonly periods: readonly CollectionFacts[]
  readonly tokens: ReadonlyMap<Hex, TokenFacts>
  readonly now: bigint
}

/** Puts one pool together from what was read of all. */
export function composePool(row: OpenedPool, readings: Readings): PoolOverview {
  const { pool, number, issuer, openedAt, blockNumber: openedBlock } = row
  const version = readings.versions.find((one) => one.pool === pool)!
  const shares = readings.shares.filter((one) => one.pool === pool)
  const periods = readings.periods.filter((one) => one.pool === pool)
  const cashBooks = shares.map(({ tranche }) => cashBookOf(readings, pool, tranche))
  const books = trancheBooks(
    {
      state: version.state,
      tranches: shares.map(({ coupon }, i) => ({ coupon, paidIn: cashBooks[i]!.paidIn })),
      feeRate: row.feeRate,
      activatedAt: version.activatedAt,
      openingValue: version.raised + version.retained,
      collections: periods,
    },
    readings.now,
  )
  const tranches = shares.map((share, i) => composeTranche(share, cashBooks[i]!, books, readings))
  const { state, servicer, valuer, bond: amount, bondPoster: poster } = version
  const room = tranches.reduce((sum, { maximum, paidIn }) => sum + maximum - paidIn, 0n)
  return {
    ...{ pool, number, issuer, servicer, valuer, openedAt, openedBlock },
    state: state as PoolState,
    cash: tokenIn(readings.tokens, row.cash),
    activatedAt: version.activatedAt,
    ...{ raiseEnds: row.raiseEnds, minimumRaise: row.minimumRaise, raised: version.raised },
    room: state === 'raising' ? room : 0n,
    ...{ retained: version.retained, period: version.period, asOf: version.asOf },
    ...{ tapeRoot: version.tapeRoot, ladderHash: version.ladderHash, issuanceFrozen: version.issuanceFrozen },
    ...{ curveFeed: row.curveFeed, hazardFeed: row.hazardFeed },
    ...{ feeRate: row.feeRate, feesDue: books.feesDue, feesPaid: version.fees },
    ...{ collected: version.collected, defaulted: version.defaulted, recovered: version.recovered },
    trapped: version.trapped,
    bond: { agreed: row.bond, amount, posted: poster !== null, poster },
    writeDown: [row.writeDown30, row.writeDown60, row.writeDown90],
    valuation: readings.valuations.find((one) => one.pool === pool) ?? null,
    lastCollection: periods.at(-1) ?? null,
    tranches,
  }
}

type CashBook = Pick<TrancheVersionRow, 'paidIn' | 'paid' | 'distributed' | 'redeemed'>

function cashBookOf({ tranches }: Readings, pool: Hex, tranche: number): CashBook {
  const found = tranches.find((one) => one.pool === pool && one.tranche === tranche)
  return found ?? { paidIn: 0n, paid: 0n, distributed: 0n, redeemed: 0n }
}

function composeTranche(
  terms: ShareWithTerms,
  { paidIn, paid, distributed, redeemed }: CashBook,
  books: BooksNow,
  { supplies, marks, tokens }: Readings,
): TrancheFacts {
  const { share, tranche, coupon, ratio, maximum, distributing } = terms
  const { supply, holders } = supplies.find(({ token }) => token === share) ?? { supply: 0n, holders: 0 }
  const mark = marks.get(share) ?? null
  return {
    ...{ tranche, share: tokenIn(tokens, share), coupon, ratio, distributing, maximum },
    ...books.tranches[tranche]!,
    ...{ paidIn, paid, distributed, redeemed },
    earmark: paid - distributed - redeemed,
    ...{ supply, holders, mark },
    value: mark === null ? null : valueAt(supply, mark.price),
  }
}
