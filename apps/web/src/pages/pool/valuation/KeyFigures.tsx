import type { Pool } from '@specie/api'
import { Money } from '../../../components/Money.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { StatRow } from '../../../components/StatRow.tsx'
import { formatDate } from '../../../format/dates.ts'
import { formatPercent } from '../../../format/rates.ts'
import type { ValuePicture } from './tasks.ts'
import type { Inputs } from './useInputs.ts'

/** Value, yield, time and loss of the last report. */
export function KeyFigures({
  pool,
  inputs,
  picture: { value, metrics },
}: {
  readonly pool: Pool
  readonly inputs: Inputs
  readonly picture: ValuePicture
}) {
  const years = (amount: number) => amount.toFixed(2)
  return (
    <StatRow label="Valuation at the last report">
      <Stat
        label="Value at the cut-off"
        hint="All cash expected of the loans, discounted at the yield curve and each risk segment’s spread."
        value={<Money amount={value} token={pool.cash} digits={0} bare />}
        unit={pool.cash.symbol}
        note={<>on {formatDate(inputs.published.cutOffDate)}</>}
      />
      <Stat
        label="Of the balance"
        hint="Interest that has accrued counts in the value."
        value={<Percent value={metrics.price} digits={2} />}
      />
      <Stat
        label="Yield"
        hint="The one rate, compounded yearly, at which the expected cash is worth the value. Expected losses are taken off already."
        value={<Percent value={Math.expm1(metrics.yield)} digits={2} />}
        unit="a year"
      />
      <Stat
        label="Average life"
        hint="Mean time until principal comes back."
        value={years(metrics.averageLife)}
        unit="years"
      />
      <Stat
        label="Duration"
        hint="By so many per cent the value falls when the yield curve rises by one point; convexity says how that eases."
        value={years(metrics.duration)}
        unit="years"
        note={`convexity ${years(metrics.convexity)}`}
      />
      <Stat
        label="Expected loss"
        hint="Principal that is expected never to come back, over the whole life."
        value={<Percent value={metrics.expectedLoss / metrics.balance} digits={2} />}
        unit="of the balance"
        note={`${formatPercent(metrics.expectedLossTwelveMonths / metrics.balance)} in twelve months`}
      />
    </StatRow>
  )
}
