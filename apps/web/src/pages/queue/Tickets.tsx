import type { PoolSummary } from '@specie/api'
import type { HoldTicket } from '@specie/protocol'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { formatTime } from '../../format/dates.ts'
import { formatMoney } from '../../format/money.ts'
import type { Column } from '../../tables/column.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { moneyColumn } from '../../tables/moneyColumn.tsx'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { findShare } from '../exit/findShare.ts'
import { useChainRead } from '../pool/useChainRead.ts'

/** Firm prices that a wallet has bought and can still use. Nothing where it has none. */
export function Tickets({
  address,
  pools,
  block,
}: {
  readonly address: `0x${string}`
  readonly pools: readonly PoolSummary[]
  readonly block: number
}) {
  const transaction = useTransaction()
  const read = useChainRead(['tickets', address], block, async (client) =>
    client.context.deployment.contracts.Holds === undefined ? [] : client.holds.tickets(address),
  )
  const open = (read.data ?? []).filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  const use = ({ ticket, left, share }: HoldTicket) =>
    transaction.start({
      title: `Sell ${formatMoney(left, share)} at the firm price`,
      prepare: (client) => client.holds.exercise({ ticket }),
    })
  return (
    <Card
      title="Firm prices"
      hint="Bought before: the desk pays them until their end, whatever the price is by then."
      flush
    >
      <DataTable
        columns={columns(pools, use)}
        rows={open}
        caption="Firm prices of this wallet"
        csvName={`firm-prices-block-${block}`}
        urlKey="tickets"
        rowKey={({ ticket }) => String(ticket)}
      />
    </Card>
  )
}

function columns(
  pools: readonly PoolSummary[],
  use: (ticket: HoldTicket) => void,
): readonly Column<HoldTicket>[] {
  const cashOf = ({ share }: HoldTicket) => findShare(pools, share.address)?.pool.cash ?? share
  return [
    { id: 'share', header: 'Share', value: ({ share }) => share.symbol },
    moneyColumn({ id: 'left', header: 'For', amount: ({ left }) => left, token: ({ share }) => share }),
    moneyColumn({ id: 'paid', header: 'Pays', amount: ({ leftPaid }) => leftPaid, token: cashOf }),
    {
      id: 'until',
      header: 'Until',
      value: ({ until }) => Number(until),
      exported: [{ header: 'Until', value: ({ until }) => formatTime(Number(until)) }],
      cell: ({ until }) => formatTime(Number(until)),
    },
    {
      id: 'actions',
      header: 'Actions',
      align: 'end',
      cell: (ticket) => (
        <Button size="small" onClick={() => use(ticket)}>
          Sell at it
        </Button>
      ),
    },
  ]
}
