import type { CashFlowMonth, AsOf as Dated, Pool } from '@specie/api'
import { BarChart } from '../../../charts/BarChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { formatDate, formatMonth } from '../../../format/dates.ts'
import { exactDecimal } from '../../../format/money.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { dateColumn } from '../figures/dateColumn.tsx'
import { ledgerSource } from '../figures/ledgerSource.ts'
import { plotted } from '../figures/plotted.ts'

/** Expected against collected cash, month by month. */
export function CashCalendar({
  pool,
  months,
  asOf,
}: {
  readonly pool: Pool
  readonly months: readonly CashFlowMonth[]
  readonly asOf: Dated
}) {
  const { cash } = pool
  if (months.length === 0) {
    return (
      <Card>
        <EmptyState
          title="No cash is expected"
          text="There is no report of the loans yet, or all of them are repaid."
        />
      </Card>
    )
  }
  const pick = (key: 'scheduled' | 'expected' | 'collected') =>
    months.map((month) => plotted(month[key], cash.decimals))
  const exact = (key: 'scheduled' | 'expected' | 'collected', index: number) =>
    exactDecimal(BigInt(months[index]![key] ?? '0'), cash.decimals)
  const keys = { Due: 'scheduled', Expected: 'expected', Collected: 'collected' } as const
  return (
    <Card>
      <BarChart
        title="Cash by month"
        unit={cash.symbol}
        hint="Due: what the loans’ contracts say. Expected: after the prepayments and losses that the valuation assumes. Collected: what came in."
        x={months.map(({ until }) => until)}
        formatX={(x) => formatMonth(String(x))}
        series={[
          { name: 'Collected', colour: 'var(--series-2)', values: pick('collected') },
          { name: 'Expected', colour: 'var(--series-1)', values: pick('expected') },
          { name: 'Due', colour: 'var(--series-5)', values: pick('scheduled') },
        ]}
        exact={(_, series, index) => exact(keys[series as keyof typeof keys], index)}
        source={ledgerSource(asOf)}
      />
      <div className="-mx-5 -mb-5 mt-6 border-line border-t">
        <DataTable
          columns={[
            dateColumn<CashFlowMonth>({ id: 'until', header: 'Month up to', date: ({ until }) => until }),
            moneyColumn<CashFlowMonth>({
              id: 'scheduled',
              header: 'Due',
              hint: 'Contractual, without losses and prepayments.',
              amount: ({ scheduled }) => scheduled,
              token: () => cash,
            }),
            moneyColumn<CashFlowMonth>({
              id: 'expected',
              header: 'Expected',
              hint: 'After expected prepayments and losses; only for months to come.',
              amount: ({ expected }) => expected,
              token: () => cash,
            }),
            moneyColumn<CashFlowMonth>({
              id: 'collected',
              header: 'Collected',
              hint: 'What borrowers paid, recoveries included.',
              amount: ({ collected }) => collected,
              token: () => cash,
            }),
            moneyColumn<CashFlowMonth>({
              id: 'difference',
              header: 'Against due',
              hint: 'Collected less due. Prepayments make it positive, lateness and default negative.',
              amount: ({ collected, scheduled }) =>
                collected === null ? null : BigInt(collected) - BigInt(scheduled),
              token: () => cash,
              signed: true,
              hide: 'narrow',
            }),
          ]}
          rows={months}
          caption={`Cash calendar of ${pool.name}`}
          csvName={`cash-flows-${pool.number}`}
          urlKey="calendar"
          rowKey={({ until }) => until}
          footer={[`${formatDate(months[0]!.until)} to ${formatDate(months.at(-1)!.until)}`]}
        />
      </div>
    </Card>
  )
}
