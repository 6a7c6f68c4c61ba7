import { type NavPoint, type Pool, routes } from '@specie/api'
import { useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Answered } from '../Answered.tsx'
import { ledgerSource } from '../figures/ledgerSource.ts'
import { plotted } from '../figures/plotted.ts'
import { sharePrice } from '../figures/sharePrice.ts'
import { trancheColour } from '../figures/trancheColour.ts'
import { Choice } from './Choice.tsx'

const VIEWS = [
  { value: 'price', label: 'Prices' },
  { value: 'value', label: 'Value' },
] as const

/** Value and prices over time, from every report, mark and collection. */
export function History({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.navHistory, { params: { pool: pool.pool } })
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('price')
  return (
    <Answered answer={answer} what="the history of the value" lines={8}>
      {(points, asOf) => (
        <Card>
          {points.length < 2 ? (
            <EmptyState
              title="No price yet"
              text="The first point appears with the first report of the servicer."
            />
          ) : view === 'price' ? (
            <PriceChart
              pool={pool}
              points={points}
              source={ledgerSource(asOf)}
              action={<Choice label="What is drawn" value={view} onChange={setView} options={VIEWS} />}
            />
          ) : (
            <ValueChart
              pool={pool}
              points={points}
              source={ledgerSource(asOf)}
              action={<Choice label="What is drawn" value={view} onChange={setView} options={VIEWS} />}
            />
          )}
        </Card>
      )}
    </Answered>
  )
}

interface Drawn {
  readonly pool: Pool
  readonly points: readonly NavPoint[]
  readonly source?: React.ReactNode
  readonly action?: React.ReactNode
}

/** Bid prices of the tranches over time. */
export function PriceChart({ pool, points, source, action }: Drawn) {
  return (
    <LineChart
      title="Price of a share"
      unit={`${pool.cash.symbol} a share, what a sale gets`}
      hint="The lower end of the NAV interval. A tranche whose principal is being repaid falls by what it pays out; its holders have that cash."
      x={points.map(({ time }) => time)}
      series={pool.tranches.map((tranche, i) => ({
        name: tranche.share.symbol,
        colour: trancheColour(i),
        values: points.map(({ prices }) => {
          const price = prices[i]
          return price == null ? null : sharePrice(price.bid, tranche.share, pool.cash)
        }),
      }))}
      format={(value) => value.toFixed(4)}
      source={source}
      action={action}
    />
  )
}

/** Net and gross value of the portfolio over time. */
export function ValueChart({ pool, points, source, action }: Drawn) {
  const { decimals, symbol } = pool.cash
  // Until the valuer has confirmed the first report nothing counts: the line begins with what counts.
  const first = points.findIndex(({ lower }) => lower !== '0')
  const accepted = points.slice(Math.max(0, first))
  return (
    <LineChart
      title="Value of the portfolio"
      unit={symbol}
      hint="Two ends of one interval: exits count with the net value, entries with the gross one. Holders who stay lose nothing to those who come or go."
      x={accepted.map(({ time }) => time)}
      series={[
        { name: 'Net, for exits', values: accepted.map(({ lower }) => plotted(lower, decimals)) },
        {
          name: 'Gross, for entries',
          dashed: true,
          colour: 'var(--series-5)',
          values: accepted.map(({ upper }) => plotted(upper, decimals)),
        },
      ]}
      source={source}
      action={action}
    />
  )
}
