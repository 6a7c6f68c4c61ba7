import type { Pool } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { DateText } from '../../../components/DateText.tsx'
import { Money } from '../../../components/Money.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatMoney } from '../../../format/money.ts'

/** The figures that a pool is judged by first. */
export function KeyFigures({ pool }: { readonly pool: Pool }) {
  const { cash, valuation } = pool
  const raising = pool.state === 'raising' || pool.state === 'draft' || pool.state === 'refunding'
  const missing = BigInt(pool.minimumRaise) - BigInt(pool.raised)
  return (
    <div className="flex flex-col gap-4">
      {valuation !== null && !valuation.confirmed && (
        <Notice kind="warn" title="A valuation waits for the valuer">
          Its move is larger than a report may make alone. Until the valuer confirms it, sales count with the
          lower and purchases with the higher value.
        </Notice>
      )}
      {pool.issuanceFrozen && (
        <Notice kind="warn" title="New shares are halted">
          A loan of this pool was shown to be pledged elsewhere. Holders can still leave.
        </Notice>
      )}
      <Card>
        <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 xl:grid-cols-5">
          <Stat
            label="Net value"
            hint="What the loans are worth today, after expected losses and what is written down for late ones. Who sells is paid by this figure; who buys pays by the higher one beneath."
            value={valuation === null ? '–' : <Money amount={valuation.lower} token={cash} digits={0} bare />}
            unit={cash.symbol}
            note={
              valuation === null
                ? 'before the first report'
                : `${formatMoney(valuation.upper, cash, { digits: 0, bare: true })} for who buys`
            }
          />
          <Stat
            label={raising ? 'Raised so far' : 'Raised'}
            hint="Cash that investors put in at par."
            value={<Money amount={pool.raised} token={cash} digits={0} bare />}
            unit={cash.symbol}
            note={`at least ${formatMoney(pool.minimumRaise, cash, { digits: 0, bare: true })}`}
          />
          {raising ? (
            <>
              <Stat
                label="Still to the minimum"
                hint="If the raise ends below its minimum, everybody takes their cash back in full."
                value={<Money amount={missing > 0n ? missing : 0n} token={cash} digits={0} bare />}
                unit={cash.symbol}
                note={missing > 0n ? undefined : 'reached'}
              />
              <Stat
                label="Raise ends"
                value={<DateText date={pool.raiseEnds} />}
                note={pool.state === 'refunding' ? 'ended' : undefined}
              />
            </>
          ) : (
            <>
              <Stat
                label="Late"
                hint="Balance of late loans, of all balances, at the last report."
                value={<Percent value={pool.lateShare} />}
                note={
                  pool.lateShare === null ? 'after the first collection' : '30 days or more, of the balance'
                }
              />
              <Stat
                label="Defaulted"
                hint="Written off so far; what came back afterwards stands beneath."
                value={<Money amount={pool.defaulted} token={cash} digits={0} bare />}
                unit={cash.symbol}
                note={`${formatMoney(pool.recovered, cash, { digits: 0, bare: true })} recovered`}
              />
            </>
          )}
          <Stat
            label="Reported up to"
            hint="Cut-off of the last report of the servicer."
            value={<DateText date={pool.asOf} />}
            note={pool.period === 0 ? 'first report' : `month ${pool.period}`}
          />
        </div>
      </Card>
    </div>
  )
}
