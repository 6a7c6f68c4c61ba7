import { type PoolSummary, routes } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { LineChart } from '../../charts/LineChart.tsx'
import { Card } from '../../components/Card.tsx'
import { Link } from '../../components/Link.tsx'
import { exactDecimal, formatMoney } from '../../format/money.ts'
import { formatCount } from '../../format/rates.ts'

/** Value of the largest pool over its life. Nothing before there are two points. */
export function LargestPool({ pools }: { readonly pools: readonly PoolSummary[] }) {
  const largest = pools
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => (BigInt(b.value!) > BigInt(a.value!) ? 1 : -1))[0]
  const history = useAnswer(
    routes.navHistory,
    { params: { pool: largest?.pool ?? '' } },
    { enabled: largest !== undefined },
  ).data
  if (largest === undefined || history === undefined) return null
  const { cash } = largest
  // Only for drawing: the table beneath the chart writes the exact figures.
  const drawn = (amount: string) => Number(exactDecimal(BigInt(amount), cash.decimals))
  // A pool is worth nothing before its first report: drawing that would hide how its value moved.
  const points = history.data.filter(({ lower }) => BigInt(lower) > 0n)
  if (points.length < 2) return null
  return (
    <Card>
      <LineChart
        title={`Value of ${largest.name}`}
        unit={cash.symbol}
        hint="What the pool’s loans are worth after expected losses. It falls when cash is collected and paid out."
        source={`ledger, block ${formatCount(history.block.number)}`}
        x={points.map(({ time }) => time)}
        series={[{ name: 'Net value', values: points.map(({ lower }) => drawn(lower)) }]}
        exact={(_, __, index) => formatMoney(points[index]!.lower, cash)}
        height={220}
        action={<Link to={`/pools/${largest.pool}`}>Open</Link>}
      />
    </Card>
  )
}
