import { type Pool, routes } from '@specie/api'
import { useAnswer } from '../../../api/useAnswer.ts'
import { LineChart } from '../../../charts/LineChart.tsx'
import { StackedBars } from '../../../charts/StackedBars.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Money } from '../../../components/Money.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatDate, formatMonth } from '../../../format/dates.ts'
import { exactDecimal } from '../../../format/money.ts'
import { Answered } from '../Answered.tsx'
import { delinquencyOf } from '../figures/delinquencyOf.ts'
import { ledgerSource } from '../figures/ledgerSource.ts'
import { plotted } from '../figures/plotted.ts'

const LATE = [
  { key: 'late30', name: '30 to 59 days late', colour: 'var(--series-3)' },
  {
    key: 'late60',
    name: '60 to 89 days late',
    colour: 'color-mix(in srgb, var(--series-3) 45%, var(--bad))',
  },
  { key: 'late90', name: '90 days late or more', colour: 'var(--bad)' },
] as const

/** Which balances are late, what has defaulted and what came back. */
export function Delinquency({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.collections, { params: { pool: pool.pool } })
  const { cash } = pool
  return (
    <Answered answer={answer} what="the late loans" lines={8}>
      {(collections, asOf) => {
        if (collections.length === 0) {
          return (
            <Card>
              <EmptyState
                title="No month has been reported yet"
                text="With each collection the servicer reports how much of the balance is late by 30, 60 and 90 days, and what has defaulted."
              />
            </Card>
          )
        }
        const months = delinquencyOf(collections)
        const last = months.at(-1)!
        const x = months.map((month) => month.asOf)
        return (
          <div className="flex flex-col gap-6">
            <Card>
              <div className="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
                <Stat
                  label="Late now"
                  hint="Balance late by 30 days or more at the last report."
                  value={<Money amount={last.late} token={cash} digits={0} bare />}
                  unit={cash.symbol}
                  note={<>as reported up to {formatDate(last.asOf)}</>}
                />
                <Stat label="Late, of the balance" value={<Percent value={pool.lateShare} />} />
                <Stat
                  label="Defaulted so far"
                  hint="Balances written off since the pool began."
                  value={<Money amount={last.defaultedSoFar} token={cash} digits={0} bare />}
                  unit={cash.symbol}
                />
                <Stat
                  label="Recovered so far"
                  value={<Money amount={last.recoveredSoFar} token={cash} digits={0} bare />}
                  unit={cash.symbol}
                  note={
                    last.recoveryRate === null ? (
                      'nothing to recover'
                    ) : (
                      <>
                        <Percent value={last.recoveryRate} digits={1} /> of what defaulted
                      </>
                    )
                  }
                />
              </div>
            </Card>
            <Card>
              <StackedBars
                title="Late balances"
                unit={`${cash.symbol}, at the end of each month`}
                hint="Each loan stands in one band only. Bands that grow towards the dark end are loans on their way into default."
                x={x}
                formatX={(value) => formatMonth(String(value))}
                series={LATE.map(({ key, name, colour }) => ({
                  name,
                  colour,
                  values: months.map((month) => plotted(month[key], cash.decimals)),
                }))}
                exact={(_, name, index) =>
                  exactDecimal(months[index]![LATE.find((band) => band.name === name)!.key], cash.decimals)
                }
                source={ledgerSource(asOf)}
              />
            </Card>
            <Card>
              <LineChart
                title="Defaulted and recovered"
                unit={`${cash.symbol}, since the pool began`}
                hint="The gap between the two lines is what has been lost so far."
                zero
                x={x}
                formatX={(value) => formatMonth(String(value))}
                series={[
                  {
                    name: 'Defaulted',
                    colour: 'var(--bad)',
                    values: months.map((month) => plotted(month.defaultedSoFar, cash.decimals)),
                  },
                  {
                    name: 'Recovered',
                    colour: 'var(--good)',
                    values: months.map((month) => plotted(month.recoveredSoFar, cash.decimals)),
                  },
                ]}
                source={ledgerSource(asOf)}
              />
            </Card>
          </div>
        )
      }}
    </Answered>
  )
}
