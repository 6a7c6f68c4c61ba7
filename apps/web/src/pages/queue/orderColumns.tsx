import type { WindowOrderReading, WindowsReading } from '@specie/protocol'
import { Button } from '../../components/Button.tsx'
import { formatDate, formatDistance } from '../../format/dates.ts'
import { formatPercent } from '../../format/rates.ts'
import type { Column } from '../../tables/column.ts'
import { moneyColumn } from '../../tables/moneyColumn.tsx'
import type { OrderDates } from './orderDates.ts'

/** An order with its dates. */
export type OrderRow = WindowOrderReading & OrderDates

/** Columns of the orders in the windows of one share. */
export function orderColumns(
  { share, cash, bid, terms }: WindowsReading,
  now: number,
  onCancel: (order: OrderRow) => void,
): readonly Column<OrderRow>[] {
  const lowest = (order: OrderRow) =>
    bid === undefined
      ? null
      : (order.shares * bid * BigInt(100_000 - order.fee) * BigInt(100_000 - terms.swing)) / 10n ** 28n
  return [
    {
      id: 'window',
      header: 'Paid from',
      hint: 'Settlement day of the window that the order waits for.',
      value: ({ waits }) => (waits === undefined ? null : formatDate(waits.settles)),
      cell: ({ waits, window }) =>
        waits === undefined ? (
          <span className="text-ink-3">window {window}, no day yet</span>
        ) : (
          <>
            {formatDate(waits.settles)}
            <span className="block font-normal text-ink-3 text-xs">
              window {waits.number}
              {waits.number === window ? '' : `, placed for ${window}`}
            </span>
          </>
        ),
    },
    moneyColumn({ id: 'shares', header: 'Waiting', amount: ({ shares }) => shares, token: () => share }),
    {
      id: 'fee',
      header: 'Fee',
      hint: 'For the notice given; fixed when the order was placed.',
      align: 'end',
      value: ({ fee }) => fee / 1e5,
      cell: ({ fee }) => formatPercent(fee / 1e5),
    },
    moneyColumn({
      id: 'least',
      header: 'If paid at today’s bid',
      hint: 'After the fee and the full swing; less would be paid only if the bid falls.',
      amount: lowest,
      token: () => cash,
      hide: 'narrow',
    }),
    moneyColumn({ id: 'cash', header: 'To claim', amount: ({ cash: due }) => due, token: () => cash }),
    {
      id: 'until',
      header: 'Can be taken back',
      value: ({ cancelUntil }) => cancelUntil,
      exported: [
        {
          header: 'Can be taken back until',
          value: ({ cancelUntil, waits }) =>
            cancelUntil === null ? 'no more' : waits === undefined ? 'any time' : formatDate(cancelUntil),
        },
      ],
      cell: ({ cancelUntil, waits }) =>
        cancelUntil === null ? (
          <span className="text-ink-3">not any more</span>
        ) : waits === undefined ? (
          'at any time'
        ) : (
          <>
            until {formatDate(cancelUntil)}
            <span className="block text-ink-3 text-xs">{formatDistance(cancelUntil, now)}</span>
          </>
        ),
    },
    {
      id: 'actions',
      header: 'Actions',
      align: 'end',
      cell: (order) =>
        order.cancelUntil !== null &&
        order.shares > 0n && (
          <Button size="small" onClick={() => onCancel(order)}>
            Take back …
          </Button>
        ),
    },
  ]
}
