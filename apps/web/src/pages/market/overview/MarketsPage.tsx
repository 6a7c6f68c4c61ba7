import { type AsOf as Dated, type PoolSummary, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Link } from '../../../components/Link.tsx'
import { PageHeader } from '../../../components/PageHeader.tsx'
import { SkeletonCard } from '../../../components/Skeleton.tsx'
import { DataTable } from '../../../tables/DataTable.tsx'
import { Answered } from '../../pool/Answered.tsx'
import { AsOfLine } from '../../pool/AsOfLine.tsx'
import { useChainRead } from '../../pool/useChainRead.ts'
import { readMarkets } from '../readMarkets.ts'
import { type MarketRow, marketColumns } from './marketColumns.tsx'

/** Every share that can be traded, with its price and the ways in and out. */
export function MarketsPage() {
  const pools = useAnswer(routes.pools)
  return (
    <>
      <PageHeader
        title="Market"
        lead="Where shares change hands: the desk buys at once, the market trades around the NAV, windows redeem on published days."
        actions={pools.data && <AsOfLine asOf={pools.data} />}
      />
      <Answered answer={pools} what="the market" lines={8}>
        {(all, asOf) => <Shares pools={all} asOf={asOf} />}
      </Answered>
    </>
  )
}

function Shares({ pools, asOf }: { readonly pools: readonly PoolSummary[]; readonly asOf: Dated }) {
  const traded = pools.filter(({ state }) => state === 'active' || state === 'windingDown')
  const shares = traded.flatMap(({ tranches }) => tranches.map(({ share }) => share.address))
  const places = useChainRead(['markets', ...shares], asOf.block.number, (client) =>
    readMarkets(client, shares, asOf.block.number),
  )
  if (places.data === undefined) {
    return places.error === null ? (
      <SkeletonCard what="the market" lines={8} />
    ) : (
      <ErrorState
        error={places.error}
        retry={() => void places.refetch()}
        title="The market could not be read"
      />
    )
  }
  const rows: MarketRow[] = traded.flatMap((pool) =>
    pool.tranches.flatMap((tranche) => {
      const found = places.data.find(({ share }) => share === tranche.share.address)
      return found === undefined ? [] : [{ pool, tranche, ...found }]
    }),
  )
  return (
    <div className="flex flex-col gap-6">
      <Card flush title="Shares" hint={`Figures of block ${asOf.block.number.toLocaleString('en')}.`}>
        <DataTable
          columns={marketColumns}
          rows={rows}
          caption="Shares that are traded"
          csvName={`market-block-${asOf.block.number}`}
          urlKey="market"
          rowKey={({ tranche }) => tranche.share.address}
          empty={
            <EmptyState
              title="Nothing is traded yet"
              text="Shares of a pool can be traded from the day on which it is activated."
              action={
                <Link to="/pools" look="primary">
                  Pools
                </Link>
              }
            />
          }
        />
      </Card>
      <div className="grid gap-6 md:grid-cols-3">
        <Card
          title="Provide to the reserve"
          hint="The reserve pays holders who leave by the desk. Those who lend to it earn the fees and the discount."
        >
          <Link to="/portfolio/reserve" look="secondary">
            Reserve
          </Link>
        </Card>
        <Card
          title="Trade a block"
          hint="For a size too big for desk and market: makers answer with signed quotes, settled together or not at all."
        >
          <Link to="/blocks" look="secondary">
            Block room
          </Link>
        </Card>
        <Card
          title="Provide to the market"
          hint="Cash and shares around the NAV of one share earn the fees of its trades. Choose a share above, then Provide."
        >
          <Link
            to={`/market/${rows.find(({ market }) => market !== undefined)?.share ?? shares[0] ?? ''}?tab=provide`}
            look="secondary"
          >
            Provide liquidity
          </Link>
        </Card>
      </div>
    </div>
  )
}
