import { type AsOf as Dated, type Pool, routes } from '@specie/api'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useAnswer } from '../../api/useAnswer.ts'
import { AddressText } from '../../components/AddressText.tsx'
import { Link } from '../../components/Link.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { SkeletonCard } from '../../components/Skeleton.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { ManageTab } from '../issuer/manage/ManageTab.tsx'
import { Answered } from './Answered.tsx'
import { AsOfLine } from './AsOfLine.tsx'
import { CashFlows } from './cash/CashFlows.tsx'
import { Delinquency } from './delinquency/Delinquency.tsx'
import { Documents } from './documents/Documents.tsx'
import { poolStateWords } from './figures/poolStateWords.ts'
import { Holders } from './holders/Holders.tsx'
import { Overview } from './overview/Overview.tsx'
import { PoolStateBadge } from './PoolStateBadge.tsx'
import { Valuation } from './valuation/Valuation.tsx'

const TABS = ['overview', 'cash', 'valuation', 'delinquency', 'holders', 'documents', 'manage'] as const
type Tab = (typeof TABS)[number]

/** One pool: what it is worth and why, what it paid, who holds it, and what one can do with it. */
export function PoolPage() {
  const { pool: address } = useParams({ strict: false }) as { readonly pool: string }
  const answer = useAnswer(routes.pool, { params: { pool: address } })
  return (
    <Answered
      answer={answer}
      what="the pool"
      skeleton={
        <>
          <PageHeader title="Pool" back={{ to: '/pools', label: 'Pools' }} />
          <SkeletonCard lines={10} what="the pool" />
        </>
      }
    >
      {(pool, asOf) => <PoolView pool={pool} asOf={asOf} />}
    </Answered>
  )
}

function PoolView({ pool, asOf }: { readonly pool: Pool; readonly asOf: Dated }) {
  const navigate = useNavigate()
  const { tab } = useSearch({ strict: false }) as { readonly tab?: string }
  const shown: Tab = TABS.find((one) => one === tab) ?? 'overview'
  return (
    <>
      <PageHeader
        title={pool.name}
        back={{ to: '/pools', label: 'Pools' }}
        badge={<PoolStateBadge state={pool.state} />}
        lead={poolStateWords[pool.state].meaning}
        actions={
          <div className="flex flex-col items-end gap-2 max-sm:items-start">
            <Link to={`/data-room/${pool.pool}`} look="secondary">
              Data room
            </Link>
            <AsOfLine asOf={asOf} />
          </div>
        }
      />
      <p className="-mt-3 mb-5 flex flex-wrap items-center gap-x-4 gap-y-1 text-[0.8125rem] text-ink-3">
        <span className="inline-flex items-center gap-1">
          Pool no. {pool.number} at <AddressText address={pool.pool} named={false} />
        </span>
        <span className="inline-flex items-center gap-1">
          issued by <AddressText address={pool.issuer} />
        </span>
      </p>
      <Tabs
        label="Views of the pool"
        value={shown}
        onChange={(next) =>
          void navigate({
            to: '.',
            search: (next === 'overview' ? {} : { tab: next }) as never,
            resetScroll: false,
          })
        }
        tabs={[
          { value: 'overview', label: 'Overview', content: <Overview pool={pool} asOf={asOf} /> },
          { value: 'cash', label: 'Cash flows', content: <CashFlows pool={pool} /> },
          { value: 'valuation', label: 'Valuation', content: <Valuation pool={pool} /> },
          { value: 'delinquency', label: 'Delinquency', content: <Delinquency pool={pool} /> },
          { value: 'holders', label: 'Holders', content: <Holders pool={pool} /> },
          { value: 'documents', label: 'Documents', content: <Documents pool={pool} /> },
          { value: 'manage', label: 'Manage', content: <ManageTab pool={pool} /> },
        ]}
      />
    </>
  )
}
