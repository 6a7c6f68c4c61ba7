import type { PoolSummary } from '@specie/api'
import { Link } from '../../components/Link.tsx'
import { Percent } from '../../components/Percent.tsx'
import { formatDate } from '../../format/dates.ts'
import type { Column } from '../../tables/column.ts'
import { moneyColumn } from '../../tables/moneyColumn.tsx'
import { poolStateWords } from '../pool/figures/poolStateWords.ts'
import { PoolStateBadge } from '../pool/PoolStateBadge.tsx'
import { RaiseCell } from './RaiseCell.tsx'
import { TranchePrices } from './TranchePrices.tsx'

/** Columns of the market's list. */
export const poolColumns: readonly Column<PoolSummary>[] = [
  {
    id: 'name',
    header: 'Pool',
    value: ({ name }) => name,
    exported: [
      { header: 'Pool', value: ({ name }) => name },
      { header: 'Address', value: ({ pool }) => pool },
    ],
    cell: (pool) => (
      <span className="block min-w-40">
        <Link to={`/pools/${pool.pool}`} look="plain" className="font-medium hover:underline">
          {pool.name}
        </Link>
        <span className="block font-normal text-ink-3 text-xs">
          No. {pool.number}
          {pool.asOf !== null && `, reported up to ${formatDate(pool.asOf)}`}
        </span>
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    filter: 'choice',
    value: ({ state }) => poolStateWords[state].label,
    cell: ({ state }) => <PoolStateBadge state={state} />,
  },
  moneyColumn<PoolSummary>({
    id: 'value',
    header: 'Value',
    hint: 'What the loans are worth today, after expected losses: the sum that exits count with.',
    amount: ({ value }) => value,
    token: ({ cash }) => cash,
    digits: 0,
  }),
  {
    id: 'tranches',
    header: 'Coupons and prices',
    hint: 'A year’s interest of each tranche, and what a sale of one share gets now. New shares are sold at 1.',
    value: ({ tranches }) => tranches.map(({ share }) => share.symbol).join(' '),
    exported: [0, 1, 2].flatMap((n) => [
      { header: `Tranche ${n + 1}`, value: ({ tranches }: PoolSummary) => tranches[n]?.share.symbol ?? null },
      {
        header: `Tranche ${n + 1} coupon`,
        value: ({ tranches }: PoolSummary) => tranches[n]?.coupon ?? null,
      },
      {
        header: `Tranche ${n + 1} bid 1e-18`,
        value: ({ tranches }: PoolSummary) => tranches[n]?.price?.bid ?? null,
      },
    ]),
    cell: (pool) => <TranchePrices pool={pool} />,
  },
  {
    id: 'raise',
    header: 'Raise',
    hint: 'Cash put in, of all that can be.',
    align: 'end',
    value: ({ raised }) => BigInt(raised),
    exported: [
      { header: 'Raised (smallest units)', value: ({ raised }) => raised },
      { header: 'Room (smallest units)', value: ({ room }) => room },
      { header: 'Currency', value: ({ cash }) => cash.symbol },
    ],
    cell: (pool) => <RaiseCell pool={pool} />,
    hide: 'medium',
  },
  {
    id: 'late',
    header: 'Late',
    hint: 'Balance of loans 30 days late or more, of all balances.',
    align: 'end',
    value: ({ lateShare }) => lateShare,
    cell: ({ lateShare }) => <Percent value={lateShare} />,
  },
]
