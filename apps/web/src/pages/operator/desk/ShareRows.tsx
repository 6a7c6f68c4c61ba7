import type { PoolSummary } from '@specie/api'
import type { ReactNode } from 'react'
import { Link } from '../../../components/Link.tsx'

/** A share and its pool. */
export interface ShareOfPool {
  readonly pool: PoolSummary
  readonly share: PoolSummary['tranches'][number]['share']
}

/** Shares with their pools, one a row, and what can be done about each. */
export function ShareRows({
  shares,
  children,
}: {
  readonly shares: readonly ShareOfPool[]
  readonly children: (share: ShareOfPool['share']) => ReactNode
}) {
  return (
    <ul className="divide-y divide-line border-line border-t">
      {shares.map(({ pool, share }) => (
        <li
          key={share.address}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3"
        >
          <div className="min-w-0">
            <p className="font-medium">{share.symbol}</p>
            <p className="text-[0.8125rem] text-ink-3">
              {share.name}, <Link to={`/pools/${pool.pool}`}>{pool.name}</Link>
            </p>
          </div>
          {children(share)}
        </li>
      ))}
    </ul>
  )
}
