import type { PoolSummary, Tranche } from '@specie/api'
import { FULL_BUCKET } from '@specie/quant'
import { Card } from '../../components/Card.tsx'
import { KeyValue } from '../../components/KeyValue.tsx'
import { Link } from '../../components/Link.tsx'
import { Money } from '../../components/Money.tsx'
import { Progress } from '../../components/Progress.tsx'
import { formatDate } from '../../format/dates.ts'
import { formatMoney } from '../../format/money.ts'
import { formatPrice } from '../../format/price.ts'
import { formatPercent } from '../../format/rates.ts'
import type { ExitBook } from './model/ExitBook.ts'

/** The exits of a share as they stand: the desk's room, the market's depth, the next window. */
export function WaysOut({
  book,
  pool,
  tranche,
}: {
  readonly book: ExitBook
  readonly pool: PoolSummary
  readonly tranche: Tranche
}) {
  const { market, windows } = book
  const desk = deskOf(book)
  const { cash } = pool
  const { share } = tranche
  return (
    <>
      <Card title="Desk">
        {desk === undefined ? (
          <p className="text-ink-2">
            The desk does not deal in {share.symbol}. Governance decides which shares it deals in:{' '}
            <Link to="/operate/desk">the desk’s list</Link>.
          </p>
        ) : (
          <div className="flex flex-col gap-4">
            <Progress
              value={desk.limit === 0n ? 1 : Number(desk.level) / Number(desk.limit)}
              label="Bought lately, of its limit"
              note={`${formatMoney(desk.level, cash, { digits: 0, bare: true })} of ${formatMoney(desk.limit, cash, { digits: 0 })}`}
            />
            <KeyValue
              rows={[
                {
                  label: 'Room now',
                  hint: `A full limit is free again after ${desk.window} days.`,
                  value: (
                    <Money
                      amount={desk.limit > desk.level ? desk.limit - desk.level : 0n}
                      token={cash}
                      digits={0}
                    />
                  ),
                },
                {
                  label: 'Cash of desk and reserve',
                  value: <Money amount={desk.cash} token={cash} digits={0} />,
                },
                {
                  label: 'Fee of the next share',
                  hint: 'It rises with the square of the limit’s use.',
                  value: formatPercent(desk.fee),
                },
              ]}
            />
          </div>
        )}
      </Card>
      <Card title="Market">
        {market === undefined ? (
          <p className="text-ink-2">{share.symbol} is not traded on the market.</p>
        ) : (
          <KeyValue
            rows={[
              { label: 'Price', value: formatPrice(market.price, share, cash) },
              {
                label: 'Reaches down to',
                hint: 'A trade may take the price only so far below the bid; what lies beyond is not taken.',
                value: `${formatPercent(market.state.width / 10_000, 1)} below the bid`,
              },
              { label: 'Fee at the NAV', value: formatPercent(market.state.base / 1e6) },
            ]}
          />
        )}
      </Card>
      <Card title="Windows">
        {windows?.open === undefined ? (
          <p className="text-ink-2">No window of {share.symbol} can be joined.</p>
        ) : (
          <NextWindow windows={windows} pool={pool} tranche={tranche} />
        )}
      </Card>
    </>
  )
}

function NextWindow({
  windows,
  pool,
  tranche,
}: {
  readonly windows: NonNullable<ExitBook['windows']>
  readonly pool: PoolSummary
  readonly tranche: Tranche
}) {
  const next = windows.windows.find(({ number }) => number === windows.open)
  if (next === undefined) return null
  return (
    <KeyValue
      rows={[
        { label: 'Next settlement', value: formatDate(next.settles) },
        { label: 'Orders until', value: formatDate(next.cutoff) },
        {
          label: 'Handed in',
          value: <Money amount={windows.waiting + next.shares} token={tranche.share} digits={0} />,
        },
        { label: 'Cash brought', value: <Money amount={next.funded} token={pool.cash} digits={0} /> },
      ]}
    />
  )
}

/** The desk's limit in cash units, and its marginal fee at the present use: base + slope·u². */
function deskOf({ exits }: ExitBook) {
  if (exits.desk === undefined) return undefined
  const { bucket, cash } = exits.desk
  const { limit, base, slope, use } = bucket
  const part = Number(use) / Number(FULL_BUCKET)
  return {
    limit,
    level: (limit * use) / FULL_BUCKET,
    cash,
    window: Number(bucket.window),
    fee: (Number(base) + Number(slope) * part * part) / 1e5,
  }
}
