import { type Pool, routes, type TapeFigures } from '@specie/api'
import { useState } from 'react'
import { useAnswer } from '../../../api/useAnswer.ts'
import { BarChart } from '../../../charts/BarChart.tsx'
import { Card } from '../../../components/Card.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { Money } from '../../../components/Money.tsx'
import { Percent } from '../../../components/Percent.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { formatDate } from '../../../format/dates.ts'
import { exactDecimal, formatMoney } from '../../../format/money.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import { Answered } from '../../pool/Answered.tsx'
import { ledgerSource } from '../../pool/figures/ledgerSource.ts'
import { plotted } from '../../pool/figures/plotted.ts'
import { Choice } from '../../pool/overview/Choice.tsx'

type By = TapeFigures['groups'][number]['by']

const BYS: readonly { readonly value: By; readonly label: string }[] = [
  { value: 'grade', label: 'Grade' },
  { value: 'country', label: 'Country' },
  { value: 'status', label: 'Status' },
  { value: 'kind', label: 'Kind' },
]

/** What the tape of the last report amounts to; no borrower is in it. */
export function TapeSection({ pool }: { readonly pool: Pool }) {
  const answer = useAnswer(routes.tapeFigures, { params: { pool: pool.pool } })
  return (
    <Answered answer={answer} what="the figures of the tape" lines={6}>
      {(tape, asOf) =>
        tape === null ? (
          <Card>
            <EmptyState
              title="The tape’s figures are not published here"
              text="Only the server that the servicer reports through has them. The chain holds the tape’s root, by which any copy can be checked."
            />
          </Card>
        ) : (
          <div className="flex flex-col gap-6">
            <TapeStats pool={pool} tape={tape} />
            <TapeGroups pool={pool} tape={tape} source={ledgerSource(asOf)} />
          </div>
        )
      }
    </Answered>
  )
}

function TapeStats({ pool, tape }: { readonly pool: Pool; readonly tape: TapeFigures }) {
  return (
    <Card>
      <div className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-3 xl:grid-cols-6">
        <Stat
          label="Loans"
          value={formatCount(tape.loans)}
          note={`of ${formatCount(tape.borrowers)} borrowers`}
        />
        <Stat
          label="Balance"
          hint="Principal that borrowers still owe."
          value={formatMoney(tape.balance, pool.cash, { digits: 0, bare: true })}
          unit={tape.currency}
          note={`on ${formatDate(tape.cutOffDate)}`}
        />
        <Stat
          label="Interest rate"
          hint="Mean of the loans’ rates, weighted by balance."
          value={<Percent value={tape.weightedRate} />}
          unit="a year"
        />
        <Stat
          label="Remaining time"
          hint="Mean time to maturity, weighted by balance."
          value={tape.weightedRemainingMonths.toFixed(1)}
          unit="months"
        />
        <Stat
          label="Largest borrower"
          value={<Percent value={tape.largestBorrowerPart} />}
          unit="of the balance"
        />
        <Stat
          label="Value over balance"
          hint="Net value over balance: what a unit of debt is worth today."
          value={
            <Percent
              value={
                pool.value === null || tape.balance === '0'
                  ? null
                  : Number((BigInt(pool.value) * 1_000_000n) / BigInt(tape.balance)) / 1e6
              }
              digits={1}
            />
          }
        />
      </div>
    </Card>
  )
}

function TapeGroups({
  pool,
  tape,
  source,
}: {
  readonly pool: Pool
  readonly tape: TapeFigures
  readonly source: string
}) {
  const present = BYS.filter(({ value }) => tape.groups.some(({ by }) => by === value))
  const [by, setBy] = useState<By>(present[0]?.value ?? 'grade')
  const groups = tape.groups.filter((group) => group.by === by)
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <Card>
        <BarChart
          title={`Balance by ${by}`}
          unit={tape.currency}
          x={groups.map(({ name }) => name)}
          series={[
            { name: 'Balance', values: groups.map(({ balance }) => plotted(balance, pool.cash.decimals)) },
          ]}
          exact={(_, __, index) => exactDecimal(BigInt(groups[index]!.balance), pool.cash.decimals)}
          source={source}
          action={<Choice label="Grouped by" value={by} onChange={setBy} options={present} />}
        />
      </Card>
      <Card title="In figures" flush>
        <table className="w-full text-sm">
          <caption className="sr-only">Balance by {by}</caption>
          <thead>
            <tr className="text-ink-3 text-xs">
              <th scope="col" className="px-5 py-2 text-left font-medium">
                {BYS.find(({ value }) => value === by)?.label}
              </th>
              <th scope="col" className="px-3 py-2 text-right font-medium">
                Loans
              </th>
              <th scope="col" className="px-3 py-2 text-right font-medium">
                Balance
              </th>
              <th scope="col" className="px-5 py-2 text-right font-medium">
                Part
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.name} className="border-line border-t">
                <th scope="row" className="px-5 py-2 text-left font-normal">
                  {group.name}
                </th>
                <td className="px-3 py-2 text-right">{formatCount(group.loans)}</td>
                <td className="px-3 py-2 text-right">
                  <Money
                    amount={group.balance}
                    token={{ symbol: tape.currency, decimals: pool.cash.decimals }}
                    digits={0}
                  />
                </td>
                <td className="px-5 py-2 text-right">{formatPercent(group.part, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </div>
  )
}
