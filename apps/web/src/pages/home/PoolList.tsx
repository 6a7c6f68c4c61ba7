import type { PoolSummary } from '@specie/api'
import { useNavigate } from '@tanstack/react-router'
import { Card } from '../../components/Card.tsx'
import { DateText } from '../../components/DateText.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Link } from '../../components/Link.tsx'
import { Percent } from '../../components/Percent.tsx'
import type { Column } from '../../tables/column.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { moneyColumn } from '../../tables/moneyColumn.tsx'
import { StateBadge } from './StateBadge.tsx'

const COLUMNS: readonly Column<PoolSummary>[] = [
  {
    id: 'name',
    header: 'Pool',
    value: ({ name }) => name,
    cell: ({ pool, name, tranches }) => (
      <span>
        <Link to={`/pools/${pool}`} look="plain" className="font-medium hover:underline">
          {name}
        </Link>
        <span className="block font-normal text-ink-3 text-xs">
          {tranches.map(({ share }) => share.symbol).join(' · ')}
        </span>
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    value: ({ state }) => state,
    cell: ({ state }) => <StateBadge state={state} />,
  },
  moneyColumn<PoolSummary>({
    id: 'value',
    header: 'Value',
    amount: ({ value }) => value,
    token: ({ cash }) => cash,
    digits: 0,
  }),
  {
    id: 'coupon',
    header: 'Senior coupon',
    hint: 'What the first tranche is paid a year before any other.',
    align: 'end',
    hide: 'narrow',
    value: ({ tranches }) => tranches[0]?.coupon ?? null,
    cell: ({ tranches }) => <Percent value={tranches[0]?.coupon ?? null} />,
  },
  {
    id: 'late',
    header: 'Late',
    hint: 'Part of the balance that is late by 30 days or more.',
    align: 'end',
    hide: 'narrow',
    value: ({ lateShare }) => lateShare,
    cell: ({ lateShare }) => <Percent value={lateShare} />,
  },
  {
    id: 'asOf',
    header: 'Reported to',
    align: 'end',
    hide: 'medium',
    value: ({ asOf }) => asOf,
    cell: ({ asOf }) => <DateText date={asOf} />,
  },
]

/** The pools in short. */
export function PoolList({ pools }: { readonly pools: readonly PoolSummary[] }) {
  const navigate = useNavigate()
  return (
    <Card title="Pools" flush action={<Link to="/pools">All pools</Link>}>
      <DataTable
        columns={COLUMNS}
        rows={pools.slice(0, 8)}
        caption="Pools"
        urlKey="pools"
        rowKey={({ pool }) => pool}
        onRow={({ pool }) => void navigate({ to: `/pools/${pool}` as never })}
        empty={
          <EmptyState
            title="There is no pool yet"
            text="A pool begins with a list of loans: import one and open the first."
            action={
              <Link to="/issue" look="primary">
                Import a loan tape
              </Link>
            }
          />
        }
      />
    </Card>
  )
}
