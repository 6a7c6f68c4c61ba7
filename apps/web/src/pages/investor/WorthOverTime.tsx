import { type Holding, routes } from '@specie/api'
import { useState } from 'react'
import { useAnswer } from '../../api/useAnswer.ts'
import { AreaChart } from '../../charts/AreaChart.tsx'
import { Card } from '../../components/Card.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { isoDate } from '../../format/dates.ts'
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
export function WorthOverTime({
  address,
  holdings,
}: {
  readonly address: `0x${string}`
  readonly holdings: readonly Holding[]
}) {
  const [range, setRange] = useState<Range>('all')
  const answer = useAnswer(routes.worth, { params: { wallet: address } })
  const decimals = holdings[0]!.cash.decimals
  return (
    <Answered answer={answer} what="the value over time" lines={7}>
      {(all, asOf) => {
        const first = range === 'all' ? '' : isoDate(asOf.block.timestamp - Number(range) * 86_400)
        const points = all.filter(({ time }) => isoDate(time) >= first)
        const shares = [
          ...new Map(
            all.flatMap((point) => point.shares.map(({ share }) => [share.toLowerCase(), share])),
          ).keys(),
        ]
        const nameOf = (share: string) =>
          holdings.find((holding) => holding.share.address.toLowerCase() === share)?.share.symbol ??
          'Sold since'
        return (
          <Card>
            {points.length < 2 ? (
              <EmptyState
                title="Value over time"
                text="A line needs two points: the next report or month adds one."
              />
            ) : (
              <AreaChart
                title="Value over time"
                unit={holdings[0]!.cash.symbol}
                hint="Your shares at the price that a sale got, at each change of price or of your holdings. Principal and interest paid out have left it."
                x={points.map(({ time }) => time)}
                series={shares.map((share) => ({
                  name: nameOf(share),
                  values: points.map((point) =>
                    plotted(
                      point.shares.find((one) => one.share.toLowerCase() === share)?.value ?? '0',
                      decimals,
                    ),
                  ),
                }))}
                source={ledgerSource(asOf)}
                action={<Choice label="Range" value={range} onChange={setRange} options={RANGES} />}
              />
            )}
          </Card>
        )
      }}
    </Answered>
  )
}
