import { type AsOf as Dated, type ReserveFigures, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { AreaChart } from '../../../charts/AreaChart.tsx'
import { formatAxis } from '../../../charts/formatNumber.ts'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { formatDate } from '../../../format/dates.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { Answered } from '../../pool/Answered.tsx'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'

/** What the reserve holds, how much of it has been at work, and what its token was worth. */
export function ReserveUse() {
  const answer = useAnswer(routes.reserve)
  return (
    <Answered answer={answer} what="how the reserve has been used">
      {(reserve, asOf) => (
        <>
          <Charts reserve={reserve} asOf={asOf} />
          <Card
            title="Stock"
            hint="Shares that the desk has bought with the reserve’s cash and sells again."
            flush
          >
            <DataTable
              columns={columns(reserve)}
              rows={reserve.inventory}
              caption="Stock of the reserve"
              csvName={`reserve-block-${asOf.block.number}`}
              urlKey="stock"
              rowKey={({ share }) => share.address}
              empty={<p className="px-5 pb-5 text-ink-2">The reserve holds cash only.</p>}
            />
          </Card>
        </>
      )}
    </Answered>
  )
}

type Stock = ReserveFigures['inventory'][number]

function columns({ cash }: ReserveFigures): readonly Column<Stock>[] {
  return [
    { id: 'share', header: 'Share', value: ({ share }) => share.symbol },
    moneyColumn({
      id: 'held',
      header: 'Held',
      amount: ({ held }) => held,
      token: ({ share }) => share,
      digits: 0,
    }),
    moneyColumn({ id: 'cost', header: 'Cost', amount: ({ cost }) => cost, token: () => cash, digits: 0 }),
    moneyColumn({
      id: 'value',
      header: 'Worth at the bid',
      amount: ({ value }) => value,
      token: () => cash,
      digits: 0,
    }),
  ]
}

function Charts({ reserve, asOf }: { readonly reserve: ReserveFigures; readonly asOf: Dated }) {
  const { cash, history } = reserve
  if (history.length < 2) return null
  const whole = (amount: string) => Number(amount) / 10 ** cash.decimals
  const x = history.map(({ time }) => time)
  const formatX = (time: number | string) => formatDate(Number(time))
  return (
    <Card>
      <div className="grid gap-8 xl:grid-cols-2">
        <AreaChart
          title="At work"
          unit={`${cash.symbol}: cash, and shares in stock at cost`}
          height={220}
          x={x}
          formatX={formatX}
          format={formatAxis}
          series={[
            { name: 'In stock', values: history.map(({ inventory }) => whole(inventory)) },
            {
              name: 'Cash',
              values: history.map(({ funds, inventory }) => whole(funds) - whole(inventory)),
              colour: 'var(--series-5)',
            },
          ]}
          source={ledgerSource(asOf)}
        />
        <LineChart
          title="Worth of a reserve share"
          unit={`${cash.symbol}, to who leaves`}
          height={220}
          x={x}
          formatX={formatX}
          format={(value) => value.toFixed(4)}
          series={[{ name: 'Worth', values: history.map(({ tokenValue }) => whole(tokenValue)) }]}
          source={ledgerSource(asOf)}
        />
      </div>
    </Card>
  )
}
