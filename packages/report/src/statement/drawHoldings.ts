import { displayAmount } from '@specie/units'
import { longDate } from '../figures/dates.ts'
import { priceText } from '../figures/texts.ts'
import { heading } from '../sheet/heading.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { type Column, type Row, table } from '../sheet/table.ts'
import type { Position, Statement, StatementShare } from './Statement.ts'
import { shareFinder } from './shareFinder.ts'
import { statementTotals } from './statementTotals.ts'
import { worthAt } from './worthAt.ts'

/** Units, price and value of every share at both ends of the period. */
export function drawHoldings(sheet: Sheet, statement: Statement): void {
  const { holdings, period, shares } = statement
  heading(sheet, 'Holdings')
  if (holdings.length === 0) {
    paragraph(sheet, 'Nothing was held in this period.')
    return
  }
  const shareOf = shareFinder(shares)
  const [from, to] = [`Start of ${longDate(period.from)}`, `End of ${longDate(period.to)}`]
  const columns: Column[] = [
    { heading: 'Share' },
    ...[from, to].flatMap((group): Column[] => [
      { heading: 'Units', align: 'right', group },
      { heading: 'Price', align: 'right', group },
      { heading: 'Value', align: 'right', group },
    ]),
    { heading: 'Currency' },
  ]
  const rows = holdings.map((holding): Row => {
    const share = shareOf(holding.share)
    const sides = [holding.start, holding.end].flatMap((position) => positionCells(position, share))
    return { cells: [`${share.symbol}\n${share.pool.name}`, ...sides, share.currency] }
  })
  const sums = statementTotals(statement).map(({ valueStart, valueEnd, currency, decimals }): Row => {
    const [start, end] = [displayAmount(valueStart, decimals), displayAmount(valueEnd, decimals)]
    return { strong: true, cells: ['Total', '', '', start, '', '', end, currency] }
  })
  table(sheet, columns, [...rows, ...sums])
}

function positionCells({ units, price }: Position, share: StatementShare): string[] {
  const value = worthAt(units, price)
  return [
    displayAmount(units, share.decimals),
    price === null ? 'none yet' : priceText(price),
    value === null ? 'none yet' : displayAmount(value, share.currencyDecimals),
  ]
}
