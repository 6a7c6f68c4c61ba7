import type { WindowReading, WindowsReading } from '@specie/protocol'
import { Badge } from '../../components/Badge.tsx'
import { Card } from '../../components/Card.tsx'
import { formatDate } from '../../format/dates.ts'
import { formatPrice } from '../../format/price.ts'
import type { Column } from '../../tables/column.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { moneyColumn } from '../../tables/moneyColumn.tsx'

/** Windows of a share, those settled lately and those to come. */
export function WindowTable({ windows }: { readonly windows: WindowsReading }) {
  const { share } = windows
  return (
    <Card
      title="Windows"
      hint="Published days never move. Settled ones say what they redeemed, and at which price."
      flush
    >
      <DataTable
        columns={columns(windows)}
        rows={windows.windows}
        caption={`Windows of ${share.symbol}`}
        csvName={`windows-${share.symbol}-block-${windows.block.number}`}
        urlKey={`windows-${share.symbol}`}
        rowKey={({ number }) => number}
      />
    </Card>
  )
}

function columns({ share, cash, next }: WindowsReading): readonly Column<WindowReading>[] {
  return [
    {
      id: 'number',
      header: 'Window',
      value: ({ number }) => number,
    },
    {
      id: 'cutoff',
      header: 'Orders until',
      value: ({ cutoff }) => cutoff,
      exported: [{ header: 'Orders until', value: ({ cutoff }) => formatDate(cutoff) }],
      cell: ({ cutoff }) => <span className="whitespace-nowrap">{formatDate(cutoff)}</span>,
      hide: 'narrow',
    },
    {
      id: 'settles',
      header: 'Settles',
      value: ({ settles }) => settles,
      exported: [{ header: 'Settles', value: ({ settles }) => formatDate(settles) }],
      cell: ({ settles }) => <span className="whitespace-nowrap">{formatDate(settles)}</span>,
    },
    {
      id: 'state',
      header: 'State',
      value: (window) => stateOf(window, next),
      cell: (window) => (
        <Badge tone={window.settled ? 'neutral' : window.number === next ? 'accent' : 'neutral'}>
          {stateOf(window, next)}
        </Badge>
      ),
    },
    moneyColumn({
      id: 'shares',
      header: 'Joining, or redeemed',
      hint: 'Of a window to come, what joins with it; of a settled one, what it redeemed.',
      amount: ({ shares }) => shares,
      token: () => share,
      digits: 0,
    }),
    moneyColumn({
      id: 'funded',
      header: 'Cash brought',
      amount: ({ funded }) => funded,
      token: () => cash,
      digits: 0,
    }),
    {
      id: 'price',
      header: 'Price',
      hint: 'After the swing, before fees.',
      align: 'end',
      value: ({ price }) => (price === undefined || price === 0n ? null : Number(price) / 1e18),
      cell: ({ price }) => (price === undefined || price === 0n ? '–' : formatPrice(price, share, cash)),
      hide: 'narrow',
    },
  ]
}

function stateOf({ settled, number, price }: WindowReading, next: number): string {
  if (!settled) return number === next ? 'next' : 'to come'
  return price === 0n ? 'redeemed nothing' : 'settled'
}
