import type { AsOf as Dated, PoolSummary, Token } from '@specie/api'
import type { MarketReading } from '@specie/protocol'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { useAccount } from '../../../wallet/useAccount.ts'
import { useChainRead } from '../../pool/useChainRead.ts'
import { DepthChart } from '../trade/DepthChart.tsx'
import { AddLiquidity } from './AddLiquidity.tsx'
import { OwnResults } from './OwnResults.tsx'
import { Positions } from './Positions.tsx'

/** Providing liquidity to the market of a share: what one has there, adding, taking out. */
export function Provide({
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
  const { address } = useAccount()
  const positions = useChainRead(
    address === undefined || market === undefined ? undefined : ['positions', share.address, address],
    asOf.block.number,
    (client) => client.market.positions(share.address, address!),
  )
  if (market === undefined) {
    return (
      <Card>
        <EmptyState
          title={`${share.symbol} is not traded on the market`}
          text="Liquidity can be provided once governance has listed the share."
        />
      </Card>
    )
  }
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <Positions
          market={market}
          share={share}
          cash={pool.cash}
          positions={positions.data}
          error={positions.error}
          connected={address !== undefined}
        />
        {address !== undefined && <OwnResults wallet={address} share={share} cash={pool.cash} />}
        <Card>
          <DepthChart market={market} share={share} cash={pool.cash} asOf={asOf} />
        </Card>
      </div>
      <AddLiquidity market={market} share={share} cash={pool.cash} />
    </div>
  )
}
