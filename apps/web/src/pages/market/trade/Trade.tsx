import type { AsOf as Dated, PoolSummary, Token } from '@specie/api'
import type { MarketReading } from '@specie/protocol'
import { isMarketClosed } from '@specie/quant'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Link } from '../../../components/Link.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { DepthChart } from './DepthChart.tsx'
import { TradeForm } from './TradeForm.tsx'

/** Buying and selling on the market, and how deep it is. */
export function Trade({
  pool,
  share,
  asOf,
  market,
}: {
  readonly pool: PoolSummary
  readonly share: Token
  readonly asOf: Dated
  readonly market: MarketReading | undefined
}) {
  if (market === undefined) {
    return (
      <Card>
        <EmptyState
          title={`${share.symbol} is not traded on the market`}
          text="It can be sold to the desk or handed in for a window where the pool has them."
          action={
            <Link to={`/portfolio/sell/${share.address}`} look="primary">
              Ways out
            </Link>
          }
        />
      </Card>
    )
  }
  const stale = market.nav.bid === undefined
  const rests = isMarketClosed(market.state, BigInt(market.block.timestamp))
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-6">
        {(stale || rests) && (
          <Notice kind="warn" title="Trading rests">
            {stale
              ? 'The last report is too old: the market deals again with the next one. Liquidity can be taken out all the while.'
              : 'The market is closed for this share at the moment. Liquidity can be taken out all the while.'}
          </Notice>
        )}
        <Card>
          <DepthChart market={market} share={share} cash={pool.cash} asOf={asOf} />
        </Card>
      </div>
      <TradeForm market={market} share={share} cash={pool.cash} open={!stale && !rests} />
    </div>
  )
}
