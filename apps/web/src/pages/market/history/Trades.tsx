import { routes, type Token, type Trade } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { AddressText } from '../../../components/AddressText.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { HashText } from '../../../components/HashText.tsx'
import { formatTime, isoDate } from '../../../format/dates.ts'
import { formatPrice } from '../../../format/price.ts'
import { formatPercent } from '../../../format/rates.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { Answered } from '../../pool/Answered.tsx'
import { AsOfLine } from '../../pool/AsOfLine.tsx'

const PLACES: Readonly<Record<Trade['venue'], string>> = {
  desk: 'desk',
  market: 'market',
  quotes: 'a maker’s quote',
  block: 'block',
  auction: 'auction',
}

/** Trades of a share for cash, newest first. */
export function Trades({ pool, share }: { readonly pool: string; readonly share: Token }) {
  const answer = useAnswer(routes.trades, {
    params: { pool },
    query: { share: share.address, limit: 200 },
  })
  const cash = useAnswer(routes.pool, { params: { pool } }).data?.data.cash
  return (
    <Answered answer={answer} what="the trades">
      {({ rows }, asOf) => (
        <Card
          title="Trades"
          hint="The newest 200, wherever they took place."
          flush
          action={<AsOfLine asOf={asOf} />}
        >
          {cash !== undefined && (
            <DataTable
              columns={columns(cash)}
              rows={rows}
              caption={`Trades of ${share.symbol}`}
              csvName={`trades-${share.symbol}-block-${asOf.block.number}`}
              urlKey="trades"
              rowKey={({ block, logIndex }) => `${block}.${logIndex}`}
              empty={<EmptyState title="Nothing has been traded yet" />}
            />
          )}
        </Card>
      )}
    </Answered>
  )
}

function columns(cash: Token): readonly Column<Trade>[] {
  return [
    {
      id: 'time',
      header: 'When',
      value: ({ time }) => time,
      exported: [
        { header: 'Date', value: ({ time }) => isoDate(time) },
        { header: 'Block', value: ({ block }) => block },
      ],
      cell: ({ time }) => <span className="whitespace-nowrap">{formatTime(time)}</span>,
    },
    {
      id: 'venue',
      header: 'Where',
      value: ({ venue }) => PLACES[venue],
      filter: 'choice',
    },
    { id: 'side', header: 'What', value: ({ side }) => side, hide: 'narrow' },
    moneyColumn({
      id: 'shares',
      header: 'Shares',
      amount: ({ shares }) => shares,
      token: ({ share }) => share,
    }),
    moneyColumn({ id: 'cash', header: 'Cash', amount: (trade) => trade.cash, token: () => cash }),
    {
      id: 'price',
      header: 'Price',
      align: 'end',
      value: ({ price }) => Number(price) / 1e18,
      cell: ({ price, share }) => formatPrice(price, share, cash),
      hide: 'narrow',
    },
    {
      id: 'nav',
      header: 'Of the NAV',
      hint: 'A sale against the bid of its time, a purchase against the ask; fees included.',
      align: 'end',
      value: ({ price, nav }) => (nav === null ? null : Number(price) / Number(nav)),
      cell: ({ price, nav }) => (nav === null ? '–' : formatPercent(Number(price) / Number(nav), 2)),
      hide: 'narrow',
    },
    {
      id: 'wallet',
      header: 'Wallet',
      value: ({ wallet }) => wallet,
      cell: ({ wallet }) => <AddressText address={wallet} />,
      hide: 'medium',
    },
    {
      id: 'transaction',
      header: 'Transaction',
      value: ({ transaction }) => transaction,
      cell: ({ transaction }) => <HashText hash={transaction} transaction copy={false} />,
      hide: 'medium',
    },
  ]
}
