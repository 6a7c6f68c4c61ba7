import type { QueuedShare } from '@specie/api'
import { LineChart } from '../../charts/LineChart.tsx'
import { Card } from '../../components/Card.tsx'
import { formatDate } from '../../format/dates.ts'
import { formatPercent } from '../../format/rates.ts'

/** What part of a wallet's largest order is to be expected to be redeemed, window by window. */
export function FillBand({ expected }: { readonly expected: QueuedShare }) {
  const order = [...expected.orders].sort((a, b) => Number(BigInt(b.waiting) - BigInt(a.waiting)))[0]
  if (order === undefined || order.fill.length === 0) return null
  return (
    <Card>
      <LineChart
        title="How much will have been redeemed"
        unit="per cent of what waits now, by settlement day"
        hint={expected.method}
        height={200}
        zero
        step
        x={order.fill.map(({ settles }) => settles)}
        formatX={(settles) => formatDate(Number(settles))}
        format={(value) => formatPercent(value / 100, 0)}
        series={[
          {
            name: 'Nine in ten end above',
            values: order.fill.map(({ part }) => part.low * 100),
            dashed: true,
          },
          { name: 'To be expected', values: order.fill.map(({ part }) => part.expected * 100) },
          {
            name: 'One in ten ends above',
            values: order.fill.map(({ part }) => part.high * 100),
            dashed: true,
          },
        ]}
        source={expected.method}
      />
    </Card>
  )
}
