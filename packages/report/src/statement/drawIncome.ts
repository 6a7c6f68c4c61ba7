import { displayAmount } from '@specie/units'
import { isoDay } from '../figures/dates.ts'
import { shortHash } from '../figures/texts.ts'
import { heading } from '../sheet/heading.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { type Row, table } from '../sheet/table.ts'
import type { Statement } from './Statement.ts'
import { shareFinder } from './shareFinder.ts'
import { statementTotals } from './statementTotals.ts'

/** Every payment of income. */
export function drawIncome(sheet: Sheet, statement: Statement): void {
  heading(sheet, 'Income paid')
  if (statement.income.length === 0) {
    paragraph(
      sheet,
      'No income was paid out in this period. Income that is due stays with the share until it is claimed.',
    )
    return
  }
  const shareOf = shareFinder(statement.shares)
  const rows = statement.income.map((line): Row => {
    const { symbol, pool, currency, currencyDecimals } = shareOf(line.share)
    const amount = displayAmount(line.amount, currencyDecimals)
    const { time, block, transaction } = line
    return {
      cells: [isoDay(time), symbol, pool.name, amount, currency, block.toString(), shortHash(transaction)],
    }
  })
  const sums = statementTotals(statement).map(
    ({ incomeReceived, currency, decimals }): Row => ({
      strong: true,
      cells: ['Total', '', '', displayAmount(incomeReceived, decimals), currency, '', ''],
    }),
  )
  table(
    sheet,
    [
      { heading: 'Date' },
      { heading: 'Share' },
      { heading: 'Pool' },
      { heading: 'Amount', align: 'right' },
      { heading: 'Currency' },
      { heading: 'Block', align: 'right' },
      { heading: 'Transaction', code: true },
    ],
    [...rows, ...sums],
  )
}
