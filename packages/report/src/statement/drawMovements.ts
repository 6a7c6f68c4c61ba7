import { displayAmount } from '@specie/units'
import { signedAmount } from '../figures/texts.ts'
import { heading } from '../sheet/heading.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { type Row, table } from '../sheet/table.ts'
import type { Statement } from './Statement.ts'
import { type StatementTotals, statementTotals } from './statementTotals.ts'

/** From the value at the start to the value at the end, and what the period brought. */
export function drawMovements(sheet: Sheet, statement: Statement): void {
  for (const total of statementTotals(statement)) {
    heading(sheet, `What changed, in ${total.currency}`, 1, 150)
    table(
      sheet,
      [
        { heading: 'Value' },
        { heading: 'Amount', align: 'right' },
        { heading: 'Income and result' },
        { heading: 'Amount', align: 'right' },
      ],
      pairs(valueRows(total), resultRows(total)),
    )
  }
}

type Entry = readonly [label: string, amount: string]

function valueRows(total: StatementTotals): Entry[] {
  const { decimals } = total
  const signed = (amount: bigint) => signedAmount(amount, decimals)
  return [
    ['Value at the start', displayAmount(total.valueStart, decimals)],
    ['Paid in for units', signed(total.paidIn)],
    ['Paid out for units', signed(-total.paidOut)],
    ['Transfers without cash', signed(total.transferred)],
    ['Change in value', signed(total.valueChange)],
    ['Value at the end', displayAmount(total.valueEnd, decimals)],
  ]
}

function resultRows(total: StatementTotals): Entry[] {
  const { decimals } = total
  const signed = (amount: bigint) => signedAmount(amount, decimals)
  return [
    ['Income paid out', signed(total.incomeReceived)],
    ['Income due at the end', signed(total.unclaimedEnd)],
    ['Income due at the start', signed(-total.unclaimedStart)],
    ['Income earned', signed(total.incomeEarned)],
    ['Change in value', signed(total.valueChange)],
    ['Result of the period', signed(total.result)],
  ]
}

function pairs(left: readonly Entry[], right: readonly Entry[]): Row[] {
  return left.map((entry, n) => ({
    cells: [...entry, ...right[n]!],
    ...(n === left.length - 1 && { strong: true }),
  }))
}
