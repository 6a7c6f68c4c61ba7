import type { PoolSummary } from '@specie/api'
import { Money } from '../../components/Money.tsx'
import { formatPercent } from '../../format/rates.ts'
import { raisePart } from '../pool/figures/raisePart.ts'

/** How far a pool's raise has come; a finished one is its sum. */
export function RaiseCell({ pool }: { readonly pool: PoolSummary }) {
  if (pool.state === 'draft') return <span className="text-ink-3">not begun</span>
  if (pool.state !== 'raising') return <Money amount={pool.raised} token={pool.cash} digits={0} />
  const part = raisePart(pool)
  return (
    <div className="ml-auto w-36">
      <div className="mb-1 flex justify-between text-xs">
        <Money amount={pool.raised} token={pool.cash} compact bare />
        <span className="text-ink-3">{formatPercent(part, 0)}</span>
      </div>
      <div className="h-1.5 overflow-hidden rounded-full bg-sunken">
        <div className="h-full rounded-full bg-accent" style={{ width: `${part * 100}%` }} />
      </div>
    </div>
  )
}
