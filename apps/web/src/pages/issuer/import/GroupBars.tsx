import type { Tape } from '@specie/api'
import { Card } from '../../../components/Card.tsx'
import { formatMoney, type Unit } from '../../../format/money.ts'
import { formatCount, formatPercent } from '../../../format/rates.ts'
import { countryName } from '../countryName.ts'

type Group = NonNullable<NonNullable<Tape['check']>['figures']>['groups'][number]

const MOST = 8

/** Groups of loans as bars: a table that shows its figures. */
export function GroupBars({
  title,
  hint,
  groups,
  unit,
}: {
  readonly title: string
  readonly hint: string
  readonly groups: readonly Group[]
  readonly unit: Unit
}) {
  if (groups.length === 0) return null
  const largest = Math.max(...groups.map(({ part }) => part), 1e-9)
  const shown = groups.slice(0, MOST)
  const rest = groups.slice(MOST)
  const restBalance = rest.reduce((sum, { balance }) => sum + BigInt(balance), 0n)
  return (
    <Card title={title} hint={hint}>
      <table className="w-full text-[0.8125rem]">
        <caption className="sr-only">
          {title}: balance in {unit.symbol}
        </caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Part of the balance</th>
            <th scope="col">Balance</th>
            <th scope="col">Loans</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ by, name, part, balance, loans }) => (
            <tr key={name}>
              <th scope="row" className="w-28 max-w-28 truncate py-1 pr-3 text-left font-normal" title={name}>
                {by === 'country' ? countryName(name) : name}
              </th>
              <td className="py-1">
                <div className="flex items-center gap-2">
                  <span
                    aria-hidden="true"
                    className="h-3.5 min-w-0.5 rounded-sm bg-(--series-1)"
                    style={{ width: `${(70 * part) / largest}%` }}
                  />
                  <span className="text-ink-2">{formatPercent(part, 1)}</span>
                </div>
              </td>
              <td className="hidden whitespace-nowrap py-1 pl-3 text-right sm:table-cell">
                {formatMoney(balance, unit, { compact: true })}
              </td>
              <td className="whitespace-nowrap py-1 pl-3 text-right text-ink-3">
                {formatCount(loans)} loans
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest.length > 0 && (
        <p className="mt-2 text-[0.8125rem] text-ink-3">
          and {rest.length} more with {formatMoney(restBalance, unit, { compact: true })}
        </p>
      )}
    </Card>
  )
}
