import type { Pool } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { BuyPanel } from './BuyPanel.tsx'
import { InvestPanel } from './InvestPanel.tsx'
import { OwnHolding } from './OwnHolding.tsx'
import { TakeBackPanel } from './TakeBackPanel.tsx'

/** What a visitor can do with a pool in its present state. */
export function ActionPanel({ pool, block }: { readonly pool: Pool; readonly block: number }) {
  switch (pool.state) {
    case 'draft':
      return (
        <Card title="Not open yet">
          <p className="text-ink-2">
            The issuer is preparing this pool. When its valuation is confirmed, shares are offered here at
            par.
          </p>
        </Card>
      )
    case 'raising':
      return (
        <>
          <OwnHolding pool={pool} />
          <InvestPanel pool={pool} block={block} />
        </>
      )
    case 'refunding':
      return <TakeBackPanel pool={pool} how="refund" />
    case 'active':
    case 'windingDown':
      return (
        <>
          <OwnHolding pool={pool} />
          <BuyPanel pool={pool} block={block} />
        </>
      )
    case 'closed':
      return <TakeBackPanel pool={pool} how="redeem" />
  }
}
