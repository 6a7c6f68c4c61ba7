import { displayAmount } from '@specie/units'
import { longDate } from '../figures/dates.ts'
import { percent } from '../figures/texts.ts'
import { facts } from '../sheet/facts.ts'
import { heading } from '../sheet/heading.ts'
import { masthead } from '../sheet/masthead.ts'
import { Sheet } from '../sheet/Sheet.ts'
import { tiles } from '../sheet/tiles.ts'
import type { PdfOptions } from '../statement/statementPdf.ts'
import { checkValuation } from './checkValuation.ts'
import { drawAssumptions } from './drawAssumptions.ts'
import { drawCashFlows } from './drawCashFlows.ts'
import { drawLosses } from './drawLosses.ts'
import { drawMethod } from './drawMethod.ts'
import { drawSensitivities } from './drawSensitivities.ts'
import { drawTranches } from './drawTranches.ts'
import type { ValuationReport } from './ValuationReport.ts'

/**
 * A pool's valuation as a tagged PDF of A4 pages: figures, assumptions and curve, expected cash, losses, tranches,
 * sensitivities, method and hashes, with charts. The same report gives the same bytes.
 * @throws SpecieError `report.sum` when parts do not add up to their whole
 */
export function valuationPdf(report: ValuationReport, options: PdfOptions = {}): Promise<Uint8Array> {
  checkValuation(report)
  const date = longDate(report.cutOffDate)
  const sheet = new Sheet({
    title: `Valuation of ${report.name}, ${report.cutOffDate}`,
    subject: `Value, yield, losses and sensitivities of ${report.loans} loans`,
    createdAt: report.createdAt,
    footer: `${report.name} · cut-off ${report.cutOffDate} · curve of ${report.curve.date}`,
    runningTitle: `Valuation · ${report.name} · ${date}`,
    ...options,
  })
  masthead(sheet, `Valuation of ${report.name}`, [
    `Payments up to ${date}, curve of ${longDate(report.curve.date)}`,
    `Amounts in ${report.currency}`,
  ])
  drawSummary(sheet, report)
  drawAssumptions(sheet, report)
  drawCashFlows(sheet, report)
  drawLosses(sheet, report)
  drawTranches(sheet, report)
  drawSensitivities(sheet, report)
  drawMethod(sheet, report)
  return sheet.finish()
}

function drawSummary(sheet: Sheet, report: ValuationReport): void {
  const { metrics, currency, decimals, balance, value } = report
  const amount = (units: bigint) => displayAmount(units, decimals)
  const ofBalance = (units: bigint) => percent(balance === 0n ? 0 : Number(units) / Number(balance))
  const rounded = (units: number) => BigInt(Math.round(units))
  const expectedLoss = rounded(metrics.expectedLoss)
  tiles(sheet, [
    { label: 'Value', value: amount(value), note: `${currency}, ${ofBalance(value)} of the balance` },
    { label: 'Yield', value: percent(metrics.yield), note: 'a year, continuously compounded' },
    {
      label: 'Average life',
      value: `${metrics.averageLife.toFixed(2)} years`,
      note: 'of the expected principal',
    },
    {
      label: 'Expected loss',
      value: ofBalance(expectedLoss),
      note: `of the balance, ${amount(expectedLoss)}`,
    },
  ])
  heading(sheet, 'Figures')
  const money = (units: bigint) => `${amount(units)} ${currency}, ${ofBalance(units)} of the balance`
  facts(sheet, [
    ['Loans', displayAmount(BigInt(report.loans), 0)],
    ['Balance', `${amount(balance)} ${currency}`],
    ['Value', money(value)],
    ['Accrued interest', `${amount(report.accruedInterest)} ${currency}`],
    ['Clean value', money(report.cleanValue)],
    ['At the curve alone', money(report.valueAtCurve)],
    [
      'Yield',
      `${percent(metrics.yield)} continuous, ${percent(Math.expm1(metrics.yield))} compounded yearly`,
    ],
    ['Average life', `${metrics.averageLife.toFixed(3)} years`],
    ['Duration', `${metrics.duration.toFixed(4)} years`],
    ['Convexity', metrics.convexity.toFixed(4)],
    ['Expected loss', money(expectedLoss)],
    ['  within 12 months', money(rounded(metrics.expectedLossTwelveMonths))],
  ])
}
