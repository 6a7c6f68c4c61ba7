import type { OpeningPreview } from '@specie/api'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { exactDecimal } from '../../../format/money.ts'

/** Cash by month, as agreed with the borrowers and as expected after losses and early repayment. */
export function ExpectedCash({ preview }: { readonly preview: OpeningPreview }) {
  const { cashFlows, decimals, currency } = preview
  const scale = 10 ** decimals
  const exact = (_: number, series: string, index: number) => {
    const month = cashFlows[index]!
    return exactDecimal(BigInt(series === EXPECTED ? month.expected : month.scheduled), decimals)
  }
  return (
    <Card>
      <LineChart
        title="Cash by month"
        unit={currency}
        hint="What borrowers have agreed to pay, and what is expected of it: without those who default, with those who repay early."
        source="Your tape and the expectations above"
        x={cashFlows.map(({ until }) => Date.parse(`${until}T00:00:00Z`) / 1000)}
        series={[
          { name: EXPECTED, values: cashFlows.map(({ expected }) => Number(expected) / scale) },
          { name: AGREED, values: cashFlows.map(({ scheduled }) => Number(scheduled) / scale), dashed: true },
        ]}
        exact={exact}
        zero
        height={240}
        empty="No cash is expected."
      />
    </Card>
  )
}

const EXPECTED = 'Expected'
const AGREED = 'As agreed'
