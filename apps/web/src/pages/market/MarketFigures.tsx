import type { PoolSummary, Token } from '@specie/api'
import { quoteMarket } from '@specie/quant'
import { Money } from '../../components/Money.tsx'
import { Stat } from '../../components/Stat.tsx'
import { StatRow } from '../../components/StatRow.tsx'
import { formatMoney } from '../../format/money.ts'
import { formatPrice } from '../../format/price.ts'
import { formatPercent } from '../../format/rates.ts'
import type { Places } from './readMarkets.ts'

/** A market in five figures: price, NAV, distance, spread, what the desk takes. */
export function MarketFigures({
  places,
  pool,
  share,
}: {
  readonly places: Places
  readonly pool: PoolSummary
  readonly share: Token
}) {
  const { market, desk } = places
  const { cash } = pool
  const size = 10_000n * 10n ** BigInt(cash.decimals)
  const spread = market && roundTrip(market, size)
  const bare = { ...cash, symbol: '' }
  return (
    <StatRow label={`Market of ${share.symbol}`}>
      <Stat
        label="Price"
        hint="Of the market’s pool, before its fee."
        value={market === undefined ? '–' : formatPrice(market.price, share, bare).trim()}
        unit={market === undefined ? undefined : cash.symbol}
        note={market === undefined ? 'not traded on the market' : bandWords(market.state.width)}
      />
      <Stat
        label="NAV"
        hint="What a share is worth by the pool’s valuation: a sale counts with its lower end, a purchase with its upper."
        value={market?.nav.bid === undefined ? '–' : formatPrice(market.nav.bid, share, bare).trim()}
        unit={market?.nav.bid === undefined ? undefined : cash.symbol}
        note={
          market?.nav.ask === undefined
            ? market === undefined
              ? undefined
              : 'stale: trading rests'
            : `up to ${formatPrice(market.nav.ask, share, cash)} for who buys`
        }
      />
      <Stat
        label="From the NAV"
        value={
          market === undefined || market.nav.price === 0n
            ? '–'
            : formatPercent(Number(market.price) / Number(market.nav.price) - 1, 3)
        }
        note={market && `fee ${formatPercent(market.state.base / 1e6)} on a quiet day`}
      />
      <Stat
        label="Spread"
        hint={`What selling and buying back shares for ${formatMoney(size, cash, { digits: 0 })} costs, of that amount.`}
        value={spread === undefined ? '–' : formatPercent(spread, 2)}
        note={spread === undefined ? undefined : `for ${formatMoney(size, cash, { digits: 0 })}`}
      />
      <Stat
        label="Desk’s room"
        hint="What the desk would still buy now, at the bid."
        value={
          desk === undefined ? (
            '–'
          ) : (
            <Money
              amount={desk.limit > desk.level ? desk.limit - desk.level : 0n}
              token={cash}
              digits={0}
              bare
            />
          )
        }
        unit={desk === undefined ? undefined : cash.symbol}
        note={desk && <>{formatMoney(desk.held, share, { digits: 0 })} in stock</>}
      />
    </StatRow>
  )
}

function bandWords(width: number): string {
  return `trades end ${formatPercent(width / 10_000, 1)} beyond the NAV`
}

/** Part of `size` that is lost by buying for it and selling at once what was bought; undefined where it does not fit. */
function roundTrip(market: NonNullable<Places['market']>, size: bigint): number | undefined {
  const { nav, state, pool, block } = market
  if (nav.bid === undefined || nav.ask === undefined) return undefined
  const time = BigInt(block.timestamp)
  const bought = quoteMarket(state, pool, false, size, nav.ask, time)
  if (bought.given < size || bought.got === 0n) return undefined
  const sold = quoteMarket(state, pool, true, bought.got, nav.bid, time)
  return sold.given < bought.got ? undefined : 1 - Number(sold.got) / Number(size)
}
