import type { PoolSummary } from '@specie/api'
import { Card } from '../../components/Card.tsx'
import { Money } from '../../components/Money.tsx'
import { Stat } from '../../components/Stat.tsx'
import { marketTotals } from './marketTotals.ts'

/** Sums over all pools, one line a cash token. */
export function MarketFigures({ pools }: { readonly pools: readonly PoolSummary[] }) {
  return marketTotals(pools).map((total) => (
    <Card key={total.cash.address}>
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <Stat
          label="Value of all pools"
          hint="What the loans of all pools are worth today, after expected losses."
          value={<Money amount={total.value} token={total.cash} digits={0} bare />}
          unit={total.cash.symbol}
        />
        <Stat
          label="Open for investment"
          value={total.raising}
          unit={total.raising === 1 ? 'pool' : 'pools'}
          note={total.active === 1 ? '1 active' : `${total.active} active`}
        />
        <Stat
          label="Room to invest"
          hint="What can still be put into pools that are raising."
          value={<Money amount={total.room} token={total.cash} digits={0} bare />}
          unit={total.cash.symbol}
        />
        <Stat
          label="Income paid so far"
          hint="Interest and principal paid out to holders by all pools."
          value={<Money amount={total.distributed} token={total.cash} digits={0} bare />}
          unit={total.cash.symbol}
        />
      </div>
    </Card>
  ))
}
