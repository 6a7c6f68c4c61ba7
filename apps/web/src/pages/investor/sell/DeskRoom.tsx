import { type PoolSummary, routes, type Tranche } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { KeyValue } from '../../../components/KeyValue.tsx'
import { Money } from '../../../components/Money.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatPercent } from '../../../format/rates.ts'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import { feeCurve } from './feeCurve.ts'

/** How much the desk can still take of a share, and how its fee rises with the size of a sale. */
export function DeskRoom({ pool, tranche }: { readonly pool: PoolSummary; readonly tranche: Tranche }) {
  const answer = useAnswer(routes.desk)
  const listing = answer.data?.data.listings.find(
    ({ share }) => share.address.toLowerCase() === tranche.share.address.toLowerCase(),
  )
  if (answer.data === undefined || listing === undefined) return null
  const { cash } = pool
  const limit = BigInt(listing.limit)
  const level = BigInt(listing.level)
  const room = limit > level ? limit - level : 0n
  const curve = feeCurve(listing, cash.decimals)
  return (
    <Card title="The desk’s room">
      <div className="flex flex-col gap-5">
        <Progress
          value={limit === 0n ? 1 : Number((level * 10_000n) / limit) / 10_000}
          label="Bought lately, of its limit"
          note={`${formatMoney(level, cash, { digits: 0, bare: true })} of ${formatMoney(limit, cash, { digits: 0 })}`}
        />
        <KeyValue
          rows={[
            { label: 'Room now', value: <Money amount={room} token={cash} digits={0} /> },
            {
              label: 'Cash of desk and reserve',
              value: <Money amount={listing.cash} token={cash} digits={0} />,
            },
          ]}
        />
        {curve.length > 1 && (
          <LineChart
            title="Fee by size of a sale"
            unit={`per cent of the value, by ${cash.symbol} sold`}
            hint="What a sale of this size pays on average. It begins with the present use of the limit."
            height={150}
            zero
            x={curve.map(({ size }) => size.toLocaleString('en', { maximumFractionDigits: 0 }))}
            formatX={String}
            series={[{ name: 'Fee', values: curve.map(({ fee }) => fee * 100) }]}
            format={(value) => formatPercent(value / 100, 2)}
            source={ledgerSource(answer.data)}
          />
        )}
      </div>
    </Card>
  )
}
