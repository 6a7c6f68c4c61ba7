import { type NavBridge, type Pool, routes } from '@specie/api'
import { useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { BridgeChart } from '../../../charts/BridgeChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Select } from '../../../components/Select.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { Answered } from '../Answered.tsx'
import { bridgeParts } from '../figures/bridgeParts.ts'
import { ledgerSource } from '../figures/ledgerSource.ts'
import { plotted } from '../figures/plotted.ts'

/** Why the value moved, month by month. */
export function NavBridgeCard({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.navBridge, { params: { pool: pool.pool } })
  return (
    <Answered answer={answer} what="the bridge of the value" lines={8}>
      {(bridges, asOf) => (
        <Card>
          {bridges.length === 0 ? (
            <EmptyState
              title="Why the value moves"
              text="After the first collection this shows, step by step, how one month’s value became the next."
            />
          ) : (
            <BridgeView pool={pool} bridges={bridges} source={ledgerSource(asOf)} />
          )}
        </Card>
      )}
    </Answered>
  )
}

function BridgeView({
  pool,
  bridges,
  source,
}: {
  readonly pool: Pool
  readonly bridges: readonly NavBridge[]
  readonly source: React.ReactNode
}) {
  const [period, setPeriod] = useState<number>()
  const bridge = bridges.find((one) => one.period === period) ?? bridges.at(-1)!
  const parts = bridgeParts(bridge)
  const written = (index: number) =>
    formatMoney(parts[index]!.amount, pool.cash, { signed: !parts[index]!.total })
  return (
    <BridgeChart
      title="Why the value moved"
      unit={`${pool.cash.symbol}, from ${formatDate(bridge.from)} to ${formatDate(bridge.to)}`}
      hint="From one report to the next. Cash that borrowers paid leaves the loans and reaches the tranches: a fall by it (grey) is no loss."
      parts={parts.map(({ name, amount, total, note, paidOut }) => ({
        name,
        value: plotted(amount, pool.cash.decimals),
        total,
        note,
        ...(paidOut && { tone: 'neutral' as const }),
      }))}
      exact={(_, __, index) => written(index)}
      source={source}
      action={
        <Select
          label="Month"
          hideLabel
          value={String(bridge.period)}
          onChange={(value) => setPeriod(Number(value))}
          options={[...bridges].reverse().map((one) => ({
            value: String(one.period),
            label: `Month ${one.period}, to ${formatDate(one.to)}`,
          }))}
        />
      }
    />
  )
}
