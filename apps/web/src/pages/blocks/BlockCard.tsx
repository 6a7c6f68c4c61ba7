import { type BlockQuoteAnswer, type BlockRequest, type PoolSummary, routes } from '@specie/api'
import { useQueryClient } from '@tanstack/react-query'
import { ask } from '../../api/ask.ts'
import { AddressText } from '../../components/AddressText.tsx'
import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Card } from '../../components/Card.tsx'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Money } from '../../components/Money.tsx'
import { formatDistance, formatTime } from '../../format/dates.ts'
import { formatMoney } from '../../format/money.ts'
import { formatPrice } from '../../format/price.ts'
import { formatPercent } from '../../format/rates.ts'
import type { Column } from '../../tables/column.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { moneyColumn } from '../../tables/moneyColumn.tsx'
import { useTransaction } from '../../transactions/useTransaction.ts'
import { findShare } from '../exit/findShare.ts'
import { fillsOf } from './fillsOf.ts'
import { QuoteForm } from './QuoteForm.tsx'
import { refusalWords } from './refusalWords.ts'

/** One request: what has been answered, and settling the best of it; for a maker, answering. */
export function BlockCard({
  request,
  own,
  now,
  pools,
}: {
  readonly request: BlockRequest
  readonly own: boolean
  /** Unix seconds of the clock on the wall, which requests are closed by. */
  readonly now: number
  readonly pools: readonly PoolSummary[]
}) {
  const { share, cash, side, best } = request
  const transaction = useTransaction()
  const queries = useQueryClient()
  const open = request.state === 'open' && request.closesAt > now
  const bid = findShare(pools, share.address)?.tranche.price?.bid
  const close = async () => {
    await ask(routes.closeBlock, { params: { id: request.id } })
    await queries.invalidateQueries({ queryKey: ['api', 'blocks'] })
  }
  const settle = () =>
    transaction.start({
      title: `${side === 'sell' ? 'Sell' : 'Buy'} ${formatMoney(best!.shares, share)} in a block for ${formatMoney(best!.cash, cash)}`,
      prepare: (client) => client.block.settle({ share: share.address, fills: fillsOf(request) }),
      onIndexed: () => void close(),
    })
  return (
    <Card
      title={`${own ? 'You' : 'Somebody'} ${side}${own ? '' : 's'} ${formatMoney(request.shares, share)}`}
      hint={
        open
          ? `Answers until ${formatTime(request.closesAt)} (${formatDistance(request.closesAt, now)}).`
          : `Closed; it was open until ${formatTime(request.closesAt)}.`
      }
      action={<Badge tone={open ? 'good' : 'neutral'}>{open ? 'open' : 'closed'}</Badge>}
    >
      <div className="flex flex-col gap-5">
        <div className="-mx-5">
          <DataTable
            columns={columns(request, bid)}
            rows={request.quotes}
            caption={`Quotes for ${formatMoney(request.shares, share)}, request ${request.id}`}
            csvName={`quotes-${request.id}`}
            urlKey={`quotes-${request.id}`}
            rowKey={({ quote }) => `${quote.maker} ${quote.nonce}`}
            empty={
              <p className="px-5 text-ink-2">
                {own ? 'No quote has come in yet.' : 'You have not answered.'}
              </p>
            }
          />
        </div>
        {own && best !== null && best.legs.length > 0 && (
          <>
            <KeyValue
              rows={[
                {
                  label: `Best of ${best.legs.length === 1 ? 'one quote' : `${best.legs.length} quotes together`}`,
                  value: <Money amount={best.cash} token={cash} />,
                  strong: true,
                },
                { label: 'For', value: <Money amount={best.shares} token={share} /> },
                {
                  label: 'Price',
                  value: `${formatPrice((BigInt(best.cash) * 10n ** 18n) / BigInt(best.shares), share, cash)} a share`,
                },
              ]}
            />
            <div className="flex flex-wrap gap-2">
              <Button kind="primary" onClick={settle}>
                Settle for {formatMoney(best.cash, cash)}
              </Button>
              {open && <Button onClick={() => void close()}>Take no more answers</Button>}
            </div>
          </>
        )}
        {!own && open && <QuoteForm request={request} bid={bid} />}
      </div>
    </Card>
  )
}

function columns(
  { share, cash }: BlockRequest,
  bid: string | undefined,
): readonly Column<BlockQuoteAnswer>[] {
  return [
    {
      id: 'maker',
      header: 'Maker',
      value: ({ quote }) => quote.maker,
      cell: ({ quote }) => <AddressText address={quote.maker} />,
    },
    moneyColumn({
      id: 'shares',
      header: 'Up to',
      amount: ({ quote }) => quote.shares,
      token: () => share,
      digits: 0,
    }),
    {
      id: 'price',
      header: 'Price',
      align: 'end',
      value: ({ quote }) => Number(quote.price) / 1e18,
      cell: ({ quote }) => (
        <>
          {formatPrice(quote.price, share, cash)}
          {bid !== undefined && (
            <span className="block text-ink-3 text-xs">
              {formatPercent(Number(quote.price) / Number(bid), 2)} of the bid
            </span>
          )}
        </>
      ),
    },
    {
      id: 'until',
      header: 'Firm until',
      value: ({ quote }) => quote.deadline,
      exported: [{ header: 'Firm until', value: ({ quote }) => formatTime(quote.deadline) }],
      cell: ({ quote }) => formatTime(quote.deadline),
      hide: 'narrow',
    },
    {
      id: 'state',
      header: 'State',
      value: ({ refusal }) => refusal ?? 'good',
      cell: ({ refusal }) =>
        refusal === null ? (
          <Badge tone="good">can be used</Badge>
        ) : (
          <Badge tone="warn">{refusalWords[refusal]}</Badge>
        ),
    },
  ]
}
