import type { Pool, Risk } from '@specie/api'
import { LineChart } from '../../../charts/LineChart.tsx'
import { seriesColour } from '../../../charts/theme.ts'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { formatMoney } from '../../../format/money.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import { FigureTable } from '../../data-room/recompute/FigureTable.tsx'
import { vintageLines } from './vintageLines.ts'

/** Defaults by the time the loans were made: as expected when the pool opened, and as they came. */
export function VintageCard({
  pool,
  vintages,
}: {
  readonly pool: Pool
  readonly vintages: Risk['vintages']
}) {
  if (vintages.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Vintages"
          text="The report that opened the pool is kept by another server, so its loans cannot be followed here."
        />
      </Card>
    )
  }
  const { months, lines } = vintageLines(vintages)
  const percent = (share: number) => formatPercent(share, 2)
  return (
    <Card>
      <LineChart
        title="Vintages: defaulted so far"
        unit="of the balance when the pool opened, by months since then"
        zero
        hint="Each line follows the loans that were made in the same time. Dashed: as the report that opened the pool expected. Solid: as it came."
        x={months.map(String)}
        formatX={(x) => `month ${x}`}
        series={lines.map(({ name, expected, values }) => ({
          name: `${name}, ${expected ? 'expected' : 'as it came'}`,
          colour: seriesColour(vintages.findIndex((vintage) => vintage.name === name)),
          dashed: expected,
          values,
        }))}
        format={percent}
        source="kept reports of the servicer"
      />
      <div className="mt-5">
        <FigureTable
          caption="Vintages"
          head={[
            'Made in',
            'Loans',
            `Balance at the opening (${pool.cash.symbol})`,
            'Age then',
            'Defaulted so far',
            'Expected by then',
            'Expected in all',
          ]}
          rows={vintages.map((vintage) => {
            const last = vintage.realised.findLast(({ share }) => share !== null)
            return {
              key: vintage.name,
              cells: [
                vintage.name,
                formatCount(vintage.loans),
                formatMoney(vintage.balance, pool.cash, { bare: true, digits: 0 }),
                `${vintage.age.toFixed(0)} months`,
                last === undefined ? '–' : percent(last.share!),
                last === undefined ? '–' : percent(vintage.expected[last.months] ?? vintage.expected.at(-1)!),
                percent(vintage.expected.at(-1)!),
              ],
            }
          })}
        />
      </div>
    </Card>
  )
}
