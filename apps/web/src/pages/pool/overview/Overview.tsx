import type { AsOf as Dated, Pool } from '@specie/api'
import { ActionPanel } from '../actions/ActionPanel.tsx'
import { CapitalStructure } from './CapitalStructure.tsx'
import { History } from './History.tsx'
import { KeyFigures } from './KeyFigures.tsx'
import { LastChange } from './LastChange.tsx'
import { NavBridgeCard } from './NavBridgeCard.tsx'

/** A pool at a glance: what it is worth, who is paid in which order, how it came here, and what one can do now. */
export function Overview({ pool, asOf }: { readonly pool: Pool; readonly asOf: Dated }) {
  const valued = pool.valuation !== null
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-6 max-lg:contents">
        <div className="min-w-0 max-lg:order-1">
          <KeyFigures pool={pool} />
        </div>
        <div className="min-w-0 max-lg:order-3">
          <CapitalStructure pool={pool} />
        </div>
        {valued && (
          <div className="flex min-w-0 flex-col gap-6 max-lg:order-4">
            <History pool={pool} />
            {pool.period > 0 && <NavBridgeCard pool={pool} />}
          </div>
        )}
      </div>
      <aside
        className="flex min-w-0 flex-col gap-6 max-lg:order-2"
        aria-label="What you can do"
        data-print="off"
      >
        <ActionPanel pool={pool} block={asOf.block.number} />
        <LastChange pool={pool} />
      </aside>
    </div>
  )
}
