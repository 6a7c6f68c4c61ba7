import type { NavPoint, Pool } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { Money } from '../../../components/Money.tsx'
import { formatPrice } from '../../../format/price.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { causeWords } from '../../pool/figures/causeWords.ts'
import { dateColumn } from '../../pool/figures/dateColumn.tsx'

/** Every valuation with its block and transaction. */
export function ValuationTable({
  pool,
  points,
}: {
  readonly pool: Pool
  readonly points: readonly NavPoint[]
}) {
  return (
    <Card
      title="Every valuation"
      hint={`Amounts in ${pool.cash.symbol}. Prices are those of one share, for a sale and a purchase where the two differ.`}
      flush
    >
      <DataTable
        columns={columns(pool)}
        rows={[...points].reverse()}
        caption="Valuations"
        csvName={`valuations-${pool.number}`}
        urlKey="valuations"
        rowKey={({ block, transaction, cause }, index) => `${block}-${transaction}-${cause}-${index}`}
      />
    </Card>
  )
}

function columns(pool: Pool): readonly Column<NavPoint>[] {
  return [
    dateColumn<NavPoint>({ id: 'time', header: 'Time', date: ({ time }) => time, time: true }),
    {
      id: 'cause',
      header: 'Cause',
      filter: 'choice',
      value: ({ cause }) => causeWords[cause],
      cell: ({ cause }) => <span className="block min-w-36 text-[0.8125rem]">{causeWords[cause]}</span>,
    },
    {
      ...moneyColumn<NavPoint>({
        id: 'lower',
        header: 'Net value',
        amount: ({ lower }) => lower,
        token: () => pool.cash,
      }),
      cell: ({ lower }) => <Money amount={lower} token={pool.cash} bare />,
    },
    {
      ...moneyColumn<NavPoint>({
        id: 'upper',
        header: 'Gross value',
        amount: ({ upper }) => upper,
        token: () => pool.cash,
        hide: 'medium',
      }),
      cell: ({ upper }) => <Money amount={upper} token={pool.cash} bare />,
    },
    ...pool.tranches.map(
      (tranche, i): Column<NavPoint> => ({
        id: `price${i}`,
        header: `${tranche.share.symbol}`,
        align: 'end',
        value: ({ prices }) => (prices[i] == null ? null : BigInt(prices[i].bid)),
        exported: [
          { header: `${tranche.share.symbol} bid (1e-18)`, value: ({ prices }) => prices[i]?.bid ?? null },
          { header: `${tranche.share.symbol} ask (1e-18)`, value: ({ prices }) => prices[i]?.ask ?? null },
        ],
        cell: ({ prices }) => {
          const price = prices[i]
          if (price == null) return <span className="text-ink-3">–</span>
          const bare = { ...pool.cash, symbol: '' }
          const [bid, ask] = [price.bid, price.ask].map((one) => formatPrice(one, tranche.share, bare).trim())
          return <span className="whitespace-nowrap">{bid === ask ? bid : `${bid} / ${ask}`}</span>
        },
      }),
    ),
    { id: 'block', header: 'Block', align: 'end', value: ({ block }) => block },
    {
      id: 'transaction',
      header: 'Transaction',
      cell: ({ transaction }) => <HashText hash={transaction} transaction copy={false} />,
      exported: [{ header: 'Transaction', value: ({ transaction }) => transaction }],
    },
  ]
}
