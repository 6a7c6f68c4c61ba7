import { type PoolSummary, routes, type Tranche } from '@specie/api'
import { useAnswer } from '../../api/useAnswer.ts'
import { Card } from '../../components/Card.tsx'
import { DateText } from '../../components/DateText.tsx'
import { HashText } from '../../components/HashText.tsx'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Link } from '../../components/Link.tsx'
import { formatSpan } from '../../format/dates.ts'
import { formatPrice } from '../../format/price.ts'
import { formatCount } from '../../format/rates.ts'

/** How a share's price came about: the report of the loans, the interest rates of the day, the block. */
export function PriceMaking({ pool, tranche }: { readonly pool: PoolSummary; readonly tranche: Tranche }) {
  const full = useAnswer(routes.pool, { params: { pool: pool.pool } })
  const feeds = useAnswer(routes.feeds)
  const history = useAnswer(routes.navHistory, { params: { pool: pool.pool } })
  const detail = full.data?.data
  const feed = feeds.data?.data.find(
    (one) => one.feed === detail?.curveFeed || one.name === detail?.curveFeed,
  )
  const last = history.data?.data.at(-1)
  const { price, share } = tranche
  return (
    <Card title="How the price is made">
      <KeyValue
        rows={[
          ...(price === null
            ? []
            : [
                {
                  label: 'Sale',
                  hint: 'Lower end of the NAV interval.',
                  value: formatPrice(price.bid, share, pool.cash, 6),
                },
                {
                  label: 'Purchase',
                  hint: 'Upper end of the NAV interval.',
                  value: formatPrice(price.ask, share, pool.cash, 6),
                },
              ]),
          { label: 'Report of the loans up to', value: <DateText date={pool.asOf} /> },
          {
            label: 'Interest rates',
            hint: 'The yield curve that all future payments are discounted with, put on the chain by several reporters.',
            value:
              feed === undefined
                ? detail?.curveFeed.startsWith('0x')
                  ? 'from the feed'
                  : (detail?.curveFeed ?? '–')
                : `${feed.name}, ${formatSpan(feed.age)} old`,
          },
          ...(last === undefined
            ? []
            : [
                {
                  label: 'Last valued',
                  value: (
                    <span className="inline-flex flex-wrap items-center justify-end gap-x-2">
                      block {formatCount(last.block)}{' '}
                      <HashText hash={last.transaction} transaction copy={false} />
                    </span>
                  ),
                },
              ]),
          ...(detail?.ladderHash == null
            ? []
            : [
                {
                  label: 'Cash by month (hash)',
                  hint: 'Everything expected of the loans, month by month; the chain holds its hash.',
                  value: <HashText hash={detail.ladderHash} />,
                },
              ]),
        ]}
      />
      <p className="mt-4 text-[0.8125rem] text-ink-3">
        Between reports the price grows with the loans’ own yield.{' '}
        <Link to={`/data-room/${pool.pool}?at=recompute`}>Recompute it yourself</Link>
      </p>
    </Card>
  )
}
