import { type PoolSummary, routes } from '@specie/api'
import { useNavigate } from '@tanstack/react-router'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Link } from '../../components/Link.tsx'
import { PageHeader } from '../../components/PageHeader.tsx'
import { DataTable } from '../../tables/DataTable.tsx'
import { Answered } from '../pool/Answered.tsx'
import { AsOfLine } from '../pool/AsOfLine.tsx'
import { MarketFigures } from './MarketFigures.tsx'
import { PoolCards } from './PoolCards.tsx'
import { poolColumns } from './poolColumns.tsx'

/** The market: every pool with its value, coupons, prices and what is still for sale. */
export function PoolsPage() {
  const answer = useAnswer(routes.pools)
  return (
    <>
      <PageHeader
        title="Pools"
        lead="Each pool is a tape of loans, cut into tranches that are paid one after another. Buy while a pool raises, earn as loans are repaid, and sell to the desk at a price you can compute."
        actions={answer.data && <AsOfLine asOf={answer.data} />}
      />
      <Answered answer={answer} what="the pools" lines={8}>
        {(pools) => (pools.length === 0 ? <NoPools /> : <Market pools={pools} />)}
      </Answered>
    </>
  )
}

function Market({ pools }: { readonly pools: readonly PoolSummary[] }) {
  const navigate = useNavigate()
  return (
    <div className="flex flex-col gap-6">
      <MarketFigures pools={pools} />
      <div className="sm:hidden">
        <PoolCards pools={pools} />
      </div>
      <Card flush className="max-sm:hidden">
        <DataTable
          columns={poolColumns}
          rows={pools}
          caption="Pools"
          csvName="pools"
          urlKey="pools"
          searchable
          rowKey={({ pool }) => pool}
          onRow={({ pool }) => void navigate({ to: `/pools/${pool}` as never })}
        />
      </Card>
    </div>
  )
}

function NoPools() {
  return (
    <Card>
      <EmptyState
        title="No pool has been opened yet"
        text="A pool begins with a tape: a spreadsheet of loans. Import one, look at its value, and offer it to investors."
        action={
          <Link to="/issue" look="primary">
            Open the first pool
          </Link>
        }
      />
    </Card>
  )
}
