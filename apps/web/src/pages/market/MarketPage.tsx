import { type AsOf as Dated, type PoolSummary, routes, type Tranche } from '@specie/api'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useAnswer } from '../../api/useAnswer.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Link } from '../../components/Link.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { findShare } from '../exit/findShare.ts'
import { Answered } from '../pool/Answered.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { useChainRead } from '../pool/useChainRead.ts'
import { History } from './history/History.tsx'
import { MarketFigures } from './MarketFigures.tsx'
import { Makers } from './makers/Makers.tsx'
import { Provide } from './provide/Provide.tsx'
import { readMarkets } from './readMarkets.ts'
import { Trade } from './trade/Trade.tsx'
import { FundWindows } from './windows/FundWindows.tsx'

const TABS = ['trade', 'history', 'provide', 'windows', 'makers'] as const
type Tab = (typeof TABS)[number]

/** The market of one share: its price against the NAV, trading, providing liquidity, bringing cash for windows. */
export function MarketPage() {
  const { share } = useParams({ strict: false }) as { readonly share: string }
  const answer = useAnswer(routes.pools)
  return (
    <Answered answer={answer} what="the share" lines={8}>
      {(pools, asOf) => {
        const found = findShare(pools, share)
        return found === undefined ? (
          <EmptyState
            title="There is no share at this address"
            text="It may belong to another chain, or the address is not complete."
            action={
              <Link to="/market" look="primary">
                Market
              </Link>
            }
          />
        ) : (
          <ShareMarket pool={found.pool} tranche={found.tranche} asOf={asOf} />
        )
      }}
    </Answered>
  )
}

function ShareMarket({
  pool,
  tranche,
  asOf,
}: {
  readonly pool: PoolSummary
  readonly tranche: Tranche
  readonly asOf: Dated
}) {
  const navigate = useNavigate()
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string }
  const { share } = tranche
  const block = asOf.block.number
  const read = useChainRead(['markets', share.address], block, (client) =>
    readMarkets(client, [share.address], block),
  )
  const places = read.data?.[0]
  const shown: Tab = TABS.find((one) => one === tab) ?? 'trade'
  const frame = { pool, share, asOf }
  return (
    <>
      <PageHeader
        title={`Market of ${share.symbol}`}
        back={{ to: '/market', label: 'Market' }}
        lead={
          <>
            Shares of <Link to={`/pools/${pool.pool}`}>{pool.name}</Link>. Trades may take the price only so
            far from the NAV; what lies beyond is not taken.
          </>
        }
        actions={
          <div className="flex flex-col items-end gap-2 max-sm:items-start">
            <Link to={`/portfolio/sell/${share.address}`} look="secondary">
              Leave {share.symbol}
            </Link>
            <AsOfLine asOf={asOf} />
          </div>
        }
      />
      {places === undefined ? (
        read.error === null ? (
          <SkeletonCard what="the market" lines={8} />
        ) : (
          <ErrorState
            error={read.error}
            retry={() => void read.refetch()}
            title="The market could not be read"
          />
        )
      ) : (
        <div className="flex flex-col gap-6">
          <MarketFigures places={places} pool={pool} share={share} />
          <Tabs
            label="Views of the market"
            value={shown}
            onChange={(next) =>
              void navigate({
                to: '.',
                search: (next === 'trade' ? {} : { tab: next }) as never,
                resetScroll: false,
              })
            }
            tabs={[
              { value: 'trade', label: 'Trade', content: <Trade {...frame} market={places.market} /> },
              {
                value: 'history',
                label: 'History',
                content: <History pool={pool.pool} share={share} />,
              },
              { value: 'provide', label: 'Provide', content: <Provide {...frame} market={places.market} /> },
              {
                value: 'windows',
                label: 'Windows',
                content: <FundWindows {...frame} windows={places.windows} />,
              },
              { value: 'makers', label: 'Makers', content: <Makers pool={pool.pool} share={share} /> },
            ]}
          />
        </div>
      )}
    </>
  )
}
