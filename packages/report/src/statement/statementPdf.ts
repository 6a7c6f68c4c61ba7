import { displayAmount } from '@specie/units'
import { longDate } from '../figures/dates.ts'
import { signedAmount } from '../figures/texts.ts'
import { masthead } from '../sheet/masthead.ts'
import { Sheet } from '../sheet/Sheet.ts'
import { tiles } from '../sheet/tiles.ts'
import { checkStatement } from './checkStatement.ts'
import { drawBasis } from './drawBasis.ts'
import { drawHoldings } from './drawHoldings.ts'
import { drawIncome } from './drawIncome.ts'
import { drawMovements } from './drawMovements.ts'
import { drawPrices } from './drawPrices.ts'
import { drawTransactions } from './drawTransactions.ts'
import type { Statement } from './Statement.ts'
import { statementTotals } from './statementTotals.ts'

/** How the file is written. */
export interface PdfOptions {
  /** Whether streams are compressed, default true. */
  readonly compress?: boolean
}

/**
 * A holder's statement as a tagged PDF of A4 pages: holdings at both ends of the period, what changed in between, income,
 * transactions, prices with a chart, and how the price was made. The same statement gives the same bytes.
 * @throws SpecieError `report.units` when it does not add up
 */
export function statementPdf(statement: Statement, options: PdfOptions = {}): Promise<Uint8Array> {
  checkStatement(statement)
  const { holder, period, end, chain } = statement
  const dates = `${longDate(period.from)} to ${longDate(period.to)}`
  const sheet = new Sheet({
    title: `Investor statement, ${period.from} to ${period.to}`,
    subject: `Holdings, income and transactions of ${holder.address} on ${chain.name}`,
    createdAt: statement.createdAt,
    footer: `As of block ${end.number} of ${chain.name}, ${end.hash}`,
    runningTitle: `Investor statement · ${dates} · ${holder.name ?? holder.address}`,
    ...options,
  })
  masthead(sheet, 'Investor statement', [
    dates,
    holder.name === undefined ? holder.address : `${holder.name}, ${holder.address}`,
    `${chain.name} (chain ${chain.id})`,
  ])
  for (const total of statementTotals(statement)) {
    const { currency, decimals } = total
    const amount = (value: bigint) => displayAmount(value, decimals)
    tiles(sheet, [
      { label: 'Value at the start', value: amount(total.valueStart), note: currency },
      { label: 'Value at the end', value: amount(total.valueEnd), note: currency },
      { label: 'Income paid', value: amount(total.incomeReceived), note: currency },
      {
        label: 'Result of the period',
        value: signedAmount(total.result, decimals),
        note: `${currency}, value and income`,
      },
    ])
  }
  drawHoldings(sheet, statement)
  drawMovements(sheet, statement)
  drawIncome(sheet, statement)
  drawTransactions(sheet, statement)
  drawPrices(sheet, statement)
  drawBasis(sheet, statement)
  return sheet.finish()
}
