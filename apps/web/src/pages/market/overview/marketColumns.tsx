import type { PoolSummary, Tranche } from '@specie/api'
import { Link } from '../../../components/Link.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatPrice } from '../../../format/price.ts'
import { formatPercent } from '../../../format/rates.ts'
import type { Column } from '../../../tables/column.ts'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import type { Places } from '../readMarkets.ts'

/** A share and the places where it is traded. */
export interface MarketRow extends Places {
  readonly pool: PoolSummary
  readonly tranche: Tranche
}

const whole = (price: bigint | string | null | undefined) => (price == null ? null : Number(price) / 1e18)

/** Columns of the market's list. */
export const marketColumns: readonly Column<MarketRow>[] = [
  {
    id: 'share',
    header: 'Share',
    value: ({ tranche }) => tranche.share.symbol,
    cell: ({ tranche, pool }) => (
      <>
        <Link to={`/market/${tranche.share.address}`}>{tranche.share.symbol}</Link>
        <span className="block font-normal text-ink-3 text-xs">{pool.name}</span>
      </>
    ),
  },
  {
    id: 'bid',
    header: 'Bid',
    hint: 'Lower end of the NAV interval: what every exit starts from.',
    align: 'end',
    value: ({ tranche }) => whole(tranche.price?.bid),
    cell: ({ tranche, pool }) =>
      tranche.price === null ? '–' : formatPrice(tranche.price.bid, tranche.share, pool.cash),
  },
  {
    id: 'market',
    header: 'Market price',
    align: 'end',
    value: ({ market }) => whole(market?.price),
    cell: ({ market, tranche, pool }) =>
      market === undefined ? (
        <span className="text-ink-3">not traded</span>
      ) : (
        formatPrice(market.price, tranche.share, pool.cash)
      ),
  },
  {
    id: 'distance',
    header: 'From the NAV',
    hint: 'Of the market’s price over the pool’s value of a share.',
    align: 'end',
    value: ({ market }) => distance(market),
    cell: ({ market }) => {
      const found = distance(market)
      return found === null ? '–' : formatPercent(found, 3)
    },
    hide: 'narrow',
  },
  moneyColumn({
    id: 'room',
    header: 'Desk’s room',
    hint: 'What the desk would still buy now, at the bid.',
    amount: ({ desk }) =>
      desk === undefined ? null : desk.limit > desk.level ? desk.limit - desk.level : 0n,
    token: ({ pool }) => pool.cash,
    digits: 0,
    hide: 'narrow',
  }),
  moneyColumn({
    id: 'stock',
    header: 'Desk’s stock',
    hint: 'What the desk has bought and sells again at the ask.',
    amount: ({ desk }) => desk?.held ?? null,
    token: ({ tranche }) => tranche.share,
    digits: 0,
    hide: 'medium',
  }),
  {
    id: 'window',
    header: 'Next window',
    value: (row) => nextSettlement(row),
    exported: [{ header: 'Next window', value: (row) => dateOf(nextSettlement(row)) }],
    cell: (row) => <span className="whitespace-nowrap">{dateOf(nextSettlement(row)) ?? '–'}</span>,
  },
  {
    id: 'actions',
    header: 'Actions',
    align: 'end',
    cell: ({ tranche, market }) => (
      <span className="inline-flex justify-end gap-2">
        <Link to={`/market/${tranche.share.address}`} look="secondary" size="small">
          {market === undefined ? 'Look' : 'Trade'}
        </Link>
        <Link to={`/portfolio/sell/${tranche.share.address}`} look="secondary" size="small">
          Leave
        </Link>
      </span>
    ),
  },
]

function distance(market: Places['market']): number | null {
  if (market === undefined || market.nav.price === 0n) return null
  return Number(market.price) / Number(market.nav.price) - 1
}

function nextSettlement({ windows }: MarketRow): number | null {
  return windows?.windows.find(({ number }) => number === windows.open)?.settles ?? null
}

function dateOf(seconds: number | null): string | null {
  return seconds === null ? null : formatDate(seconds)
}
