import type { Token } from '@specie/api'
import type { MarketPosition, MarketReading } from '@specie/protocol'
import { Badge } from '../../../components/Badge.tsx'
import { Button } from '../../../components/Button.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatTime } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import type { Column } from '../../../tables/column.ts'
import { DataTable } from '../../../tables/DataTable.tsx'
import { moneyColumn } from '../../../tables/moneyColumn.tsx'
import { useTransaction } from '../../../transactions/useTransaction.ts'
import { priceAt } from '../depthOf.ts'

/** What a wallet has in the market of a share, and the way out of it. */
export function Positions({
  market,
  share,
  cash,
  positions,
  error,
  connected,
}: {
  readonly market: MarketReading
  readonly share: Token
  readonly cash: Token
  readonly positions: readonly MarketPosition[] | undefined
  readonly error: Error | null
  readonly connected: boolean
}) {
  const transaction = useTransaction()
  if (!connected) {
    return (
      <Card title="Your positions">
        <EmptyState
          title="Connect a wallet to see its positions"
          text="What anybody has in the market stands in the depth below."
        />
      </Card>
    )
  }
  if (error !== null) {
    return (
      <Card title="Your positions">
        <ErrorState error={error} />
      </Card>
    )
  }
  if (positions === undefined) {
    return (
      <Card title="Your positions">
        <Skeleton className="h-24 w-full" />
      </Card>
    )
  }
  const standing = positions.filter(({ liquidity }) => liquidity > 0n)
  const held = positions[0]
  const take = ({ lower, upper, liquidity }: MarketPosition, part: bigint) =>
    transaction.start({
      title: part === 0n ? `Take fees of ${share.symbol} out` : `Take liquidity for ${share.symbol} out`,
      prepare: (client) =>
        client.market.removeLiquidity({
          share: share.address,
          lower,
          upper,
          liquidity: (liquidity * part) / 100n,
        }),
    })
  const release = () =>
    transaction.start({
      title: `Take out what the market holds of ${share.symbol}`,
      prepare: (client) => client.market.release(share.address, held!.heldShares),
    })
  return (
    <Card title="Your positions" flush>
      {held !== undefined && (held.heldShares > 0n || held.heldCash > 0n) && (
        <div className="px-5 pb-4">
          <Notice
            kind="info"
            title={`The market holds ${formatMoney(held.heldShares, share)} and ${formatMoney(held.heldCash, cash)} for you`}
            action={
              <Button size="small" onClick={release}>
                Take out
              </Button>
            }
          >
            They could not be sent to this wallet when the position was taken out.
          </Notice>
        </div>
      )}
      <DataTable
        columns={columns(market, share, cash, take)}
        rows={standing}
        caption={`Your positions in the market of ${share.symbol}`}
        csvName={`positions-${share.symbol}-block-${market.block.number}`}
        urlKey="positions"
        rowKey={({ lower, upper }) => `${lower} ${upper}`}
        empty={
          <EmptyState
            title="No liquidity yet"
            text="What you put to work stands here, with what it holds now and the way out."
          />
        }
      />
    </Card>
  )
}

function columns(
  market: MarketReading,
  share: Token,
  cash: Token,
  take: (position: MarketPosition, part: bigint) => void,
): readonly Column<MarketPosition>[] {
  const { pool, state, block } = market
  const tick = state.first ? pool.tick : -pool.tick
  const scale = 10 ** (share.decimals - cash.decimals)
  const price = (at: number) => (priceAt(at) * scale).toFixed(4)
  const inside = ({ lower, upper }: MarketPosition) => lower <= tick && tick < upper
  return [
    {
      id: 'range',
      header: 'Range',
      value: ({ lower, upper }) => `${price(lower)} to ${price(upper)}`,
      cell: (position) => (
        <>
          <span className="whitespace-nowrap">
            {price(position.lower)} to {price(position.upper)}
          </span>
          <span className="mt-1 block">
            <Badge tone={inside(position) ? 'good' : 'warn'}>
              {inside(position) ? 'earns' : 'price is outside'}
            </Badge>
          </span>
        </>
      ),
    },
    moneyColumn({ id: 'shares', header: 'Shares', amount: ({ shares }) => shares, token: () => share }),
    moneyColumn({ id: 'cash', header: 'Cash', amount: (position) => position.cash, token: () => cash }),
    {
      ...moneyColumn<MarketPosition>({
        id: 'income',
        header: 'Income',
        hint: 'What the shares in the pool were paid, not taken out yet. Fees come with the next change.',
        amount: ({ income }) => income,
        token: () => cash,
      }),
      hide: 'narrow',
    },
    {
      id: 'settled',
      header: 'Fees are yours',
      hint: 'Fees of a day after an addition are lost to the others if the position is changed before.',
      value: ({ settledAt }) => Number(settledAt),
      exported: [{ header: 'Fees are yours from', value: ({ settledAt }) => formatTime(Number(settledAt)) }],
      cell: ({ settledAt }) =>
        Number(settledAt) <= Number(block.timestamp) ? 'now' : formatTime(Number(settledAt)),
      hide: 'medium',
    },
    {
      id: 'actions',
      header: 'Actions',
      align: 'end',
      cell: (position) => (
        <span className="inline-flex flex-wrap justify-end gap-2">
          <Button size="small" onClick={() => take(position, 0n)}>
            Fees
          </Button>
          <Button size="small" onClick={() => take(position, 50n)}>
            Half
          </Button>
          <Button size="small" onClick={() => take(position, 100n)}>
            All out
          </Button>
        </span>
      ),
    },
  ]
}
