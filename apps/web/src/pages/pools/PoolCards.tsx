import type { PoolSummary } from '@specie/api'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'
import { Percent } from '../../components/Percent.tsx'
import { Progress } from '../../components/Progress.tsx'
import { formatMoney } from '../../format/money.ts'
import { raisePart } from '../pool/figures/raisePart.ts'
import { PoolStateBadge } from '../pool/PoolStateBadge.tsx'
import { TranchePrices } from './TranchePrices.tsx'

/** The market on a narrow screen: a card a pool. */
export function PoolCards({ pools }: { readonly pools: readonly PoolSummary[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {pools.map((pool) => (
        <li key={pool.pool} className="rounded-card border border-line bg-surface p-4 shadow-card">
          <div className="flex items-start justify-between gap-3">
            <Link to={`/pools/${pool.pool}`} look="plain" className="font-semibold text-[0.9375rem]">
              {pool.name}
            </Link>
            <PoolStateBadge state={pool.state} />
          </div>
          <div className="mt-3 flex gap-8 text-[0.8125rem]">
            <p>
              <span className="block text-ink-3 text-xs">Value</span>
              <Money amount={pool.value} token={pool.cash} digits={0} />
            </p>
            <p>
              <span className="block text-ink-3 text-xs">Late 30 days or more</span>
              <Percent value={pool.lateShare} />
            </p>
          </div>
          <div className="mt-3 border-line border-t pt-3">
            <TranchePrices pool={pool} />
          </div>
          {pool.state === 'raising' && (
            <div className="mt-3">
              <Progress
                value={raisePart(pool)}
                label={`Raised ${formatMoney(pool.raised, pool.cash, { digits: 0 })}`}
              />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
