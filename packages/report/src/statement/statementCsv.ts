import { formatAmount } from '@specie/units'
import { type CsvColumn, type CsvValue, csvText } from '../csv/csvText.ts'
import { isoDay, isoTime } from '../figures/dates.ts'
import { checkStatement } from './checkStatement.ts'
import type { Statement, StatementShare } from './Statement.ts'
import { shareFinder } from './shareFinder.ts'
import { worthAt } from './worthAt.ts'

/** One line of the file. Cells that a record does not have are empty. */
interface Line {
  readonly record: string
  readonly time: number
  readonly share: StatementShare
  readonly units?: bigint
  readonly price?: bigint | null
  readonly amount?: bigint | null
  readonly fee?: bigint
  readonly block: bigint
  readonly transaction?: string
}

/** How figures are written. */
export interface StatementCsvOptions {
  /** Whole numbers in the smallest unit with the decimals in columns of their own, instead of decimal text. */
  readonly raw?: boolean
}

/**
 * A statement as one table: a line for every holding at the start and at the end, income paid and due, transaction and
 * price. Amounts and currencies stand in columns of their own; dates are ISO 8601 in UTC.
 * @throws SpecieError `report.units` when it does not add up
 */
export function statementCsv(statement: Statement, options: StatementCsvOptions = {}): string {
  checkStatement(statement)
  return csvText(columnsFor(statement, options.raw === true), linesOf(statement))
}

function linesOf(statement: Statement): Line[] {
  const shareOf = shareFinder(statement.shares)
  const { start, end } = statement
  const holdings = (['start', 'end'] as const).flatMap((when) =>
    statement.holdings.flatMap((holding): Line[] => {
      const { units, price, unclaimed } = holding[when]
      const block = when === 'start' ? start : end
      const base = { time: block.timestamp, share: shareOf(holding.share), block: block.number }
      return [
        { ...base, record: `holding at ${when}`, units, price, amount: worthAt(units, price) },
        { ...base, record: `income due at ${when}`, amount: unclaimed },
      ]
    }),
  )
  const income = statement.income.map(
    (line): Line => ({ ...line, record: 'income', share: shareOf(line.share) }),
  )
  const transactions = statement.transactions.map(
    ({ kind, cash, ...line }): Line => ({ ...line, record: kind, amount: cash, share: shareOf(line.share) }),
  )
  const prices = statement.prices.flatMap(({ share, points }) =>
    points.map((point): Line => ({ ...point, record: 'price', share: shareOf(share) })),
  )
  return [...holdings, ...income, ...transactions, ...prices]
}

function columnsFor({ holder, chain }: Statement, raw: boolean): CsvColumn<Line>[] {
  const amount = (value: bigint | null | undefined, decimals: number): CsvValue =>
    value === null || value === undefined ? null : raw ? value : formatAmount(value, decimals)
  const money = (pick: (line: Line) => bigint | null | undefined) => ({
    value: (line: Line) => amount(pick(line), line.share.currencyDecimals),
    currency: (line: Line) => (amount(pick(line), 0) === null ? null : line.share.currency),
  })
  const cash = money(({ amount }) => amount)
  const fee = money(({ fee }) => fee)
  return [
    { heading: 'record', value: ({ record }) => record },
    { heading: 'date', value: ({ time }) => isoDay(time) },
    { heading: 'time', value: ({ time }) => isoTime(time) },
    { heading: 'holder', value: () => holder.address },
    { heading: 'share', value: ({ share }) => share.symbol },
    { heading: 'share_address', value: ({ share }) => share.address },
    { heading: 'pool', value: ({ share }) => share.pool.name },
    { heading: 'pool_address', value: ({ share }) => share.pool.address },
    { heading: 'units', value: ({ units, share }) => amount(units, share.decimals) },
    { heading: 'price', value: ({ price }) => amount(price, 18) },
    { heading: 'price_currency', value: ({ price, share }) => (price == null ? null : share.currency) },
    { heading: 'amount', value: cash.value },
    { heading: 'currency', value: cash.currency },
    { heading: 'fee', value: fee.value },
    { heading: 'fee_currency', value: fee.currency },
    ...(raw
      ? [
          { heading: 'unit_decimals', value: ({ share }: Line) => share.decimals },
          { heading: 'price_decimals', value: () => 18 },
          { heading: 'currency_decimals', value: ({ share }: Line) => share.currencyDecimals },
        ]
      : []),
    { heading: 'chain', value: () => chain.id },
    { heading: 'block', value: ({ block }) => block },
    { heading: 'transaction', value: ({ transaction }) => transaction ?? null },
  ]
}
