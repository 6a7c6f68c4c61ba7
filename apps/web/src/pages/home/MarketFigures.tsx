import type { PoolSummary } from '@specie/api'
import type { ReactNode } from 'react'
import { Money } from '../../components/Money.tsx'
import { Stat } from '../../components/Stat.tsx'
import { StatRow } from '../../components/StatRow.tsx'
import { sumByToken } from '../../format/sumByToken.ts'

/** Sums over all pools. */
export function MarketFigures({ pools }: { readonly pools: readonly PoolSummary[] }) {
  const raising = pools.filter(({ state }) => state === 'raising')
  const running = pools.filter(({ state }) => state === 'active' || state === 'windingDown')
  const sum = (pick: (pool: PoolSummary) => bigint | string | null): ReactNode => {
    const sums = sumByToken(pools, (pool) => ({ token: pool.cash, amount: pick(pool) }))
    return sums.length === 0
      ? '–'
      : sums.map(({ token, amount }) => <Money key={token.address} amount={amount} token={token} compact />)
  }
  return (
    <StatRow label="All pools together">
      <Stat
        label="Value of all pools"
        value={sum(({ value }) => value)}
        hint="What the loans of all pools are worth after expected losses, as the chain has it."
        note={`${running.length} ${running.length === 1 ? 'pool' : 'pools'} running`}
      />
      <Stat
        label="Open to invest"
        value={sum(({ state, room }) => (state === 'raising' ? room : 0n))}
        hint="What investors can still put into pools that are raising."
        note={`${raising.length} raising now`}
      />
      <Stat
        label="Paid to holders"
        value={sum(({ tranches }) =>
          tranches.reduce((paid, { distributed }) => paid + BigInt(distributed), 0n),
        )}
        hint="Income ever distributed to the holders of tranches."
        note="since the first pool"
      />
      <Stat
        label="Holders"
        value={pools.reduce(
          (count, { tranches }) => count + tranches.reduce((all, { holders }) => all + holders, 0),
          0,
        )}
        hint="Positions: a wallet that holds two tranches counts twice."
        note="positions in tranches"
      />
    </StatRow>
  )
}
