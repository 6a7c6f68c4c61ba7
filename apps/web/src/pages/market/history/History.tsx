import { type AsOf as Dated, routes, type ShareMarket, type Token } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { BarChart } from '../../../charts/BarChart.tsx'
import { formatAxis } from '../../../charts/formatNumber.ts'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { formatDate } from '../../../format/dates.ts'
import { Answered } from '../../pool/Answered.tsx'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import { Levels } from './Levels.tsx'
import { Trades } from './Trades.tsx'

/** How a share's price has moved against its NAV, what was traded, and when caution was raised. */
export function History({ pool, share }: { readonly pool: string; readonly share: Token }) {
  const answer = useAnswer(routes.market, { params: { pool } })
  return (
    <Answered answer={answer} what="the market’s history" lines={8}>
      {(markets, asOf) => {
        const found = markets.find((one) => one.share.address.toLowerCase() === share.address.toLowerCase())
        return found === undefined ? (
          <Card>
            <EmptyState title={`Nothing is known of the market of ${share.symbol} yet`} />
          </Card>
        ) : (
          <div className="flex flex-col gap-6">
            <Prices market={found} asOf={asOf} />
            <Trades pool={pool} share={share} />
            <Levels market={found} />
          </div>
        )
      }}
    </Answered>
  )
}

function Prices({ market, asOf }: { readonly market: ShareMarket; readonly asOf: Dated }) {
  const { share, cash, history, volume } = market
  const scale = 10 ** (share.decimals - cash.decimals)
  const price = (wad: string | null) => (wad === null ? null : (Number(wad) / 1e18) * scale)
  const whole = (amount: string) => Number(amount) / 10 ** cash.decimals
  return (
    <Card>
      <div className="grid gap-8 xl:grid-cols-2">
        <LineChart
          title="Price against the NAV"
          unit={`${cash.symbol} for one ${share.symbol}`}
          hint="The NAV interval runs from the bid to the ask; the market may leave it only by the width of its band."
          height={240}
          x={history.map(({ time }) => time)}
          formatX={(time) => formatDate(Number(time))}
          format={(value) => value.toFixed(4)}
          series={[
            { name: 'Market', values: history.map((point) => price(point.market)) },
            {
              name: 'Bid',
              values: history.map(({ bid }) => price(bid)),
              colour: 'var(--series-2)',
              dashed: true,
            },
            {
              name: 'Ask',
              values: history.map(({ ask }) => price(ask)),
              colour: 'var(--series-3)',
              dashed: true,
            },
          ]}
          source={ledgerSource(asOf)}
        />
        <BarChart
          title="Traded"
          unit={`${cash.symbol} a day, wherever it took place`}
          height={240}
          x={volume.map(({ day }) => formatDate(day))}
          formatX={String}
          format={formatAxis}
          series={[
            { name: 'Sold by holders', values: volume.map(({ sold }) => whole(sold)) },
            { name: 'Bought', values: volume.map(({ bought }) => whole(bought)) },
          ]}
          empty={<EmptyState title="Nothing has been traded yet" />}
          source={ledgerSource(asOf)}
        />
      </div>
    </Card>
  )
}
