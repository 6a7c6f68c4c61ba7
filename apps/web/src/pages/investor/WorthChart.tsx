import { type Holding, routes, type WorthPoint } from '@specie/api'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../../api/useAnswer.ts'
import { AreaChart } from '../../charts/AreaChart.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { isoDate } from '../../format/dates.ts'
import { formatMoney } from '../../format/money.ts'
import { Answered } from '../pool/Answered.tsx'
import { ledgerSource } from '../pool/figures/ledgerSource.ts'
import { plotted } from '../pool/figures/plotted.ts'
import { Choice } from '../pool/overview/Choice.tsx'

const RANGES = [
  { value: '90', label: '3 months' },
  { value: '365', label: '1 year' },
  { value: 'all', label: 'All' },
] as const
type Range = (typeof RANGES)[number]['value']

/** What a wallet's shares were worth over time, share by share. */
export function WorthChart({
  address,
  holdings,
  choice,
}: {
  readonly address: `0x${string}`
  readonly holdings: readonly Holding[]
  readonly choice: ReactNode
}) {
  const [range, setRange] = useState<Range>('all')
  const answer = useAnswer(routes.worth, { params: { wallet: address } })
  const { cash } = holdings[0]!
  return (
    <Answered answer={answer} what="the value over time" lines={7}>
      {(all, asOf) => {
        const first = range === 'all' ? '' : isoDate(asOf.block.timestamp - Number(range) * 86_400)
        const points = drawable(all).filter(({ time }) => isoDate(time) >= first)
        const shares = [
          ...new Set(all.flatMap((point) => point.shares.map(({ share }) => share.toLowerCase()))),
        ]
        const nameOf = (share: string) =>
          holdings.find((holding) => holding.share.address.toLowerCase() === share)?.share.symbol ?? share
        const worthOf = (point: WorthPoint, share: string) =>
          point.shares.find((one) => one.share.toLowerCase() === share)?.value ?? '0'
        if (points.length < 2) {
          return (
            <>
              <div className="flex justify-end">{choice}</div>
              <EmptyState
                title="Value over time"
                text="A line needs two points: the next report or month adds one."
              />
            </>
          )
        }
        return (
          <AreaChart
            title="Value over time"
            unit={cash.symbol}
            hint="Your shares at the price that a sale got, at each change of price or of your holdings. Principal and interest paid out have left it."
            x={points.map(({ time }) => time)}
            series={shares.map((share) => ({
              name: nameOf(share),
              values: points.map((point) => plotted(worthOf(point, share), cash.decimals)),
            }))}
            exact={(_, name, index) =>
              formatMoney(worthOf(points[index]!, shares.find((share) => nameOf(share) === name) ?? ''), cash)
            }
            source={ledgerSource(asOf)}
            action={
              <span className="flex flex-wrap gap-2">
                {choice}
                <Choice label="Range" value={range} onChange={setRange} options={RANGES} />
              </span>
            }
          />
        )
      }}
    </Answered>
  )
}

/** From the first share on, and one point a moment: the last of it. */
function drawable(points: readonly WorthPoint[]): readonly WorthPoint[] {
  const begin = points.findIndex(({ shares }) => shares.length > 0)
  return begin === -1 ? [] : points.slice(begin).filter(({ time }, i, held) => held[i + 1]?.time !== time)
}
