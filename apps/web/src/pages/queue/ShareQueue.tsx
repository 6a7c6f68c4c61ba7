import type { PoolSummary, QueuedShare } from '@specie/api'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Stat } from '../../components/Stat.tsx'
import { formatDate, formatDistance } from '../../format/dates.ts'
import { formatMoney } from '../../format/money.ts'
import { formatPercent } from '../../format/rates.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { FillBand } from './FillBand.tsx'
import { type OrderRow, orderColumns } from './orderColumns.tsx'
import { orderDates } from './orderDates.ts'
import type { Queue } from './readQueue.ts'
import { WindowTable } from './WindowTable.tsx'

/** A wallet's orders in the windows of one share. */
export function ShareQueue({
  queue,
  pool,
  expected,
}: {
  readonly queue: Queue
  readonly pool: PoolSummary | undefined
  /** What the ledger expects of the orders; undefined until it has said so. */
  readonly expected: QueuedShare | undefined
}) {
  const { windows, orders } = queue
  const { share, cash } = windows
  const transaction = useTransaction()
  const [cancelling, setCancelling] = useState<OrderRow>()
  const now = Number(windows.block.timestamp)
  const rows = orders.orders.map((order) => ({ ...order, ...orderDates(windows, order, now) }))
  const next = windows.windows.find(({ number }) => number === windows.next)
  const claim = () =>
    transaction.start({
      title: `Claim ${formatMoney(orders.claimable, cash)}`,
      prepare: (client) => client.share(share.address).windows.claim(),
    })
  const takeInKind = () =>
    transaction.start({
      title: `Take ${formatMoney(orders.waiting, share)} back`,
      prepare: (client) => client.share(share.address).windows.takeInKind(),
    })
  const patient = windows.empty < windows.terms.patience
  return (
    <section aria-label={`Queue of ${share.symbol}`} className="flex flex-col gap-6">
      <Card
        title={share.symbol}
        hint={
          pool && (
            <>
              of <Link to={`/pools/${pool.pool}`}>{pool.name}</Link>
            </>
          )
        }
        action={
          orders.claimable > 0n && (
            <Button kind="primary" onClick={claim}>
              Claim {formatMoney(orders.claimable, cash)}
            </Button>
          )
        }
      >
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
          <Stat
            label="Waiting"
            hint="Handed in and not redeemed yet. Its income goes on and is paid with the claim."
            value={<Money amount={orders.waiting} token={share} bare />}
            unit={share.symbol}
            note={worth(orders.waiting, windows.bid, cash)}
          />
          <Stat
            label="To claim"
            hint="It never expires."
            value={<Money amount={orders.claimable} token={cash} bare />}
            unit={cash.symbol}
          />
          <Stat
            label="Next settlement"
            value={next === undefined ? '–' : formatDate(next.settles)}
            note={next === undefined ? 'none is published' : formatDistance(next.settles, now)}
          />
          <Stat
            label="Brought for it"
            hint="Cash that pays the same part of every order. More can be brought until the settlement."
            value={<Money amount={next?.funded ?? null} token={cash} digits={0} bare />}
            unit={cash.symbol}
            note={next && `for ${formatMoney(windows.waiting + next.shares, share, { digits: 0 })} in all`}
          />
        </div>
        {!patient && orders.waiting > 0n && (
          <div className="mt-5">
            <Notice
              kind="warn"
              title={`${windows.empty} windows in a row have redeemed nothing`}
              action={
                <Button size="small" onClick={takeInKind}>
                  Take all back
                </Button>
              }
            >
              So the shares that wait can be had back at any hour.
            </Notice>
          </div>
        )}
      </Card>
      <Card title="Orders" flush>
        <DataTable
          columns={orderColumns(windows, now, setCancelling)}
          rows={rows}
          caption={`Orders of ${share.symbol}`}
          csvName={`orders-${share.symbol}-block-${windows.block.number}`}
          urlKey={`orders-${share.symbol}`}
          rowKey={({ window }) => window}
          empty={<p className="px-5 pb-5 text-ink-2">Everything has been redeemed or taken back.</p>}
        />
      </Card>
      {expected !== undefined && orders.waiting > 0n && <FillBand expected={expected} />}
      {patient && windows.terms.patience > 0 && orders.waiting > 0n && (
        <p className="max-w-prose text-[0.8125rem] text-ink-2">
          {windows.empty} of {windows.terms.patience} windows in a row have redeemed nothing; after{' '}
          {windows.terms.patience} such windows shares are handed back at any hour. A window redeems at most{' '}
          {formatPercent(windows.terms.most / 1e5, 0)} of the supply, the same part of every order.
        </p>
      )}
      <WindowTable windows={windows} />
      {cancelling !== undefined && (
        <CancelDialog share={share} order={cancelling} onClose={() => setCancelling(undefined)} />
      )}
    </section>
  )
}

function worth(shares: bigint, bid: bigint | undefined, cash: Parameters<typeof formatMoney>[1]): string {
  return bid === undefined
    ? 'no fresh price'
    : `${formatMoney((shares * bid) / 10n ** 18n, cash, { digits: 0 })} at today’s bid`
}
