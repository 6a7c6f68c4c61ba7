import type { DatedTables } from './datedTables.ts'
import { checkColumns, type LoanColumns } from './LoanColumns.ts'

/**
 * Values level-pay loans on actual dates, hazard by actual days over 365 and recovery in the middle of the period of
 * default: the convention of QuantLib's RiskyBondEngine on an amortising fixed-rate bond (`riskyValue`).
 * Five exponentials a loan, none a month: a month has 28 to 31 days.
 *
 * @param from, to rows to value, so that threads share the work
 * @returns sum of the values; each is in `loans.value`
 * @throws ArgumentError naming a row that cannot be valued
 */
export function valueDated(
  loans: LoanColumns,
  tables: DatedTables,
  from = 0,
  to = loans.balance.length,
): number {
  checkColumns(loans, from, to)
  let total = 0
  for (let i = from; i < to; i++) {
    const value = loanDated(loans, i, tables)
    loans.value[i] = value
    total += value
  }
  return total
}

function loanDated(loans: LoanColumns, i: number, tables: DatedTables): number {
  const into = loans.daysIntoPeriod[i]!
  const payments = tables.payment[into]!
  const middles = tables.middle[into]!
  const days = tables.days[into]!
  const n = loans.months[i]!
  const period = loans.rate[i]! / 12
  const payment =
    period === 0 ? loans.balance[i]! / n : (loans.balance[i]! * period) / (1 - (1 + period) ** -n)
  const daily = loans.hazard[i]! / 365
  const recovery = loans.recovery[i]!
  const one = Math.exp(-daily)
  const e28 = Math.exp(-28 * daily)
  const e29 = e28 * one
  const e30 = e29 * one
  const e31 = e30 * one
  let balance = loans.balance[i]!
  let alive = 1
  let value = 0
  for (let k = 1; k <= n; k++) {
    const length = days[k]!
    const kept =
      k === 1
        ? Math.exp(-daily * length)
        : length === 31
          ? e31
          : length === 30
            ? e30
            : length === 28
              ? e28
              : e29
    const next = alive * kept
    value += payment * next * payments[k]! + recovery * balance * (alive - next) * middles[k]!
    balance += balance * period - payment
    alive = next
  }
  return value
}
