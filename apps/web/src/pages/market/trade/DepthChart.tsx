import type { AsOf as Dated, Token } from '@specie/api'
import type { MarketReading } from '@specie/protocol'
import { AreaChart } from '../../../charts/AreaChart.tsx'
import { formatAxis } from '../../../charts/formatNumber.ts'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import { depthOf } from '../depthOf.ts'

/** How much can be sold, or bought, until the price has moved to where. */
export function DepthChart({
  market,
  share,
  cash,
  asOf,
}: {
  readonly market: MarketReading
  readonly share: Token
  readonly cash: Token
  readonly asOf: Dated
}) {
  const points = depthOf(market)
  const scale = 10 ** (share.decimals - cash.decimals)
  const inCash = (point: (typeof points)[number]) =>
    point.shares === null ? null : (Number(point.shares) / 10 ** share.decimals) * point.price * scale
  return (
    <AreaChart
      title="Depth"
      unit={`${cash.symbol}, added up from the present price`}
      hint="Left: cash that waits to buy. Right: shares for sale, at their price. The band ends where the curves become flat or stop."
      height={260}
      stacked={false}
      x={points.map(({ price }) => (price * scale).toFixed(4))}
      formatX={String}
      format={formatAxis}
      series={[
        {
          name: 'Buyers',
          values: points.map((point) =>
            point.cash === null ? null : Number(point.cash) / 10 ** cash.decimals,
          ),
          colour: 'var(--series-2)',
        },
        { name: 'Sellers', values: points.map(inCash), colour: 'var(--series-3)' },
      ]}
      source={`the market’s pool, ${ledgerSource(asOf)}`}
    />
  )
}
