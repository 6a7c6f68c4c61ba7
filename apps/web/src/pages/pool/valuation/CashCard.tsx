import type { Pool } from '@specie/api'
import { useMemo, useState } from 'react'
import { LineChart } from '../../../charts/LineChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Select } from '../../../components/Select.tsx'
import { Skeleton } from '../../../components/Skeleton.tsx'
import { formatMonth } from '../../../format/dates.ts'
import { formatMoney } from '../../../format/money.ts'
import { Choice } from '../overview/Choice.tsx'
import { StressTable } from './StressTable.tsx'
import type { Inputs } from './useInputs.ts'
import { useWorked } from './useWorked.ts'
import type { Stress } from './World.ts'

const HAZARDS = ['1', '1.5', '2', '3', '5', '10'] as const
const RECOVERIES = ['0', '10', '20', '30', '50'] as const
const CURVES = ['0', '100', '200', '300', '-100'] as const

/** Cash as contracted, as expected and in a hard world of the reader's choice. */
export function CashCard({ pool, inputs }: { readonly pool: Pool; readonly inputs: Inputs }) {
  const [stress, setStress] = useState<Stress>({ hazard: 3, recovery: 20, curve: 100 })
  const asks = useMemo(() => ({ base: inputs.base, stress }), [inputs.base, stress])
  const [view, setView] = useState<'month' | 'sum'>('month')
  const { gives, failure } = useWorked('cash', asks)
  const { cash } = pool
  const series = (key: 'scheduled' | 'expected' | 'stressed') => {
    let sum = 0
    return (gives?.months ?? []).map((month) => {
      sum = view === 'sum' ? sum + month[key] : month[key]
      return sum / 10 ** cash.decimals
    })
  }
  if (failure !== undefined) {
    return (
      <Card>
        <ErrorState error={failure} title="The cash flows could not be computed" />
      </Card>
    )
  }
  return (
    <Card
      title="Cash flows, and a hard world"
      hint="What the loans owe, what is expected of them, and what would come if the world were harder."
    >
      <div className="mb-5 grid gap-3 sm:grid-cols-3">
        <Select
          label="Defaults"
          value={String(stress.hazard) as (typeof HAZARDS)[number]}
          onChange={(value) => setStress({ ...stress, hazard: Number(value) })}
          options={HAZARDS.map((value) => ({
            value,
            label: value === '1' ? 'as expected' : `${value} times as many`,
          }))}
        />
        <Select
          label="Recoveries"
          value={String(stress.recovery) as (typeof RECOVERIES)[number]}
          onChange={(value) => setStress({ ...stress, recovery: Number(value) })}
          options={RECOVERIES.map((value) => ({
            value,
            label: value === '0' ? 'as expected' : `${value} points lower`,
          }))}
        />
        <Select
          label="Yield curve"
          value={String(stress.curve) as (typeof CURVES)[number]}
          onChange={(value) => setStress({ ...stress, curve: Number(value) })}
          options={CURVES.map((value) => ({ value, label: curveLabel(Number(value)) }))}
        />
      </div>
      {gives === undefined ? (
        <Skeleton className="h-72 w-full" />
      ) : (
        <>
          <LineChart
            title={view === 'sum' ? 'Cash up to each month' : 'Cash by month'}
            unit={cash.symbol}
            zero
            hint="Scheduled: with the prepayment that is assumed, if nobody defaulted. Expected: after defaults, with what is recovered of them. Stressed: the same in the world chosen above."
            x={gives.months.map(({ month }) => monthAfter(inputs.published.cutOffDate, month))}
            formatX={(x) => formatMonth(String(x))}
            series={[
              {
                name: 'Scheduled',
                colour: 'var(--series-5)',
                values: series('scheduled'),
              },
              {
                name: 'Expected',
                colour: 'var(--series-1)',
                values: series('expected'),
              },
              {
                name: 'Stressed',
                colour: 'var(--bad)',
                dashed: true,
                values: series('stressed'),
              },
            ]}
            exact={(value) =>
              formatMoney(BigInt(Math.round(value * 10 ** cash.decimals)), cash, { bare: true })
            }
            action={
              <Choice
                label="How the months are shown"
                value={view}
                onChange={setView}
                options={[
                  { value: 'month', label: 'By month' },
                  { value: 'sum', label: 'Summed up' },
                ]}
              />
            }
            source="published inputs, computed in this browser"
          />
          <StressTable pool={pool} picture={gives} />
        </>
      )}
    </Card>
  )
}

function curveLabel(points: number): string {
  if (points === 0) return 'as it is'
  const size = Math.abs(points) / 100
  return `${size} ${size === 1 ? 'point' : 'points'} ${points > 0 ? 'higher' : 'lower'}`
}

/** First day of the month's end after the cut-off, for the axis. */
function monthAfter(cutOff: string, months: number): string {
  const [year, month] = cutOff.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
}
