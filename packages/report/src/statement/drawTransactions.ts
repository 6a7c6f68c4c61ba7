import { displayAmount } from '@specie/units'
import { isoDay } from '../figures/dates.ts'
import { priceText, shortHash, signedAmount } from '../figures/texts.ts'
import { heading } from '../sheet/heading.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { type Row, table } from '../sheet/table.ts'
import type { Statement, TransactionKind } from './Statement.ts'
import { shareFinder } from './shareFinder.ts'
import { statementTotals } from './statementTotals.ts'

const words: Readonly<Record<TransactionKind, string>> = {
  invested: 'Invested',
  bought: 'Bought from the desk',
  sold: 'Sold to the desk',
  redeemed: 'Redeemed',
  refunded: 'Refunded',
  received: 'Received',
  sent: 'Sent',
}

/** Every change of units, with what was paid for it. */
export function drawTransactions(sheet: Sheet, statement: Statement): void {
  heading(sheet, 'Transactions')
  if (statement.transactions.length === 0) {
    paragraph(sheet, 'Nothing was bought, sold or transferred in this period.')
    return
  }
  const shareOf = shareFinder(statement.shares)
  const rows = statement.transactions.map((line): Row => {
    const { symbol, decimals, currency, currencyDecimals } = shareOf(line.share)
    return {
      cells: [
        isoDay(line.time),
        words[line.kind],
        symbol,
        signedAmount(line.units, decimals),
        line.price === null ? '' : priceText(line.price),
        line.cash === null ? '' : signedAmount(line.cash, currencyDecimals),
        line.fee === 0n ? '' : displayAmount(line.fee, currencyDecimals),
        currency,
        shortHash(line.transaction),
      ],
    }
  })
  const sums = statementTotals(statement).map(({ paidIn, paidOut, fees, currency, decimals }): Row => {
    const net = signedAmount(paidOut - paidIn, decimals)
    return {
      strong: true,
      cells: ['Total', '', '', '', '', net, displayAmount(fees, decimals), currency, ''],
    }
  })
  table(
    sheet,
    [
      { heading: 'Date' },
      { heading: 'What' },
      { heading: 'Share' },
      { heading: 'Units', align: 'right' },
      { heading: 'Net price', align: 'right' },
      { heading: 'Cash', align: 'right' },
      { heading: 'Fee', align: 'right' },
      { heading: 'Currency' },
      { heading: 'Transaction', code: true },
    ],
    [...rows, ...sums],
  )
  paragraph(
    sheet,
    'Units with + came into the holding, cash with + was paid to the holder. The fee is part of the cash, not in addition to it.',
    { size: 7.5 },
  )
}
