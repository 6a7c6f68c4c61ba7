import { displayAmount } from '@specie/units'
import { distributionChart } from '../chart/distributionChart.ts'
import { axisAmount, percent } from '../figures/texts.ts'
import { figure } from '../sheet/figure.ts'
import { heading } from '../sheet/heading.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { table } from '../sheet/table.ts'
import type { ValuationReport } from './ValuationReport.ts'

/** The distribution of the lifetime loss and the stages of IFRS 9. */
export function drawLosses(sheet: Sheet, report: ValuationReport): void {
  const { lossDistribution: losses, decimals, currency, balance } = report
  const unit = 10 ** decimals
  const text = (amount: bigint) => displayAmount(amount, decimals)
  const share = (amount: bigint) => percent(balance === 0n ? 0 : Number(amount) / Number(balance))
  heading(sheet, 'Loss over the life', 1, 230)
  paragraph(
    sheet,
    `Exact distribution under one Gaussian factor, correlation of the loans’ assets ${losses.correlation}${losses.loansTogether === 1 ? '' : `; ${losses.loansTogether} like loans are taken as one, which fattens the tail a little`}.`,
    { size: 8 },
  )
  const markers = [
    { label: `expected, ${share(losses.expectedLoss)}`, value: Number(losses.expectedLoss) / unit },
    ...losses.quantiles.map(({ confidence, loss }) => ({
      label: `${percent(confidence, 1)} of cases lose no more than ${share(loss)}`,
      value: Number(loss) / unit,
    })),
  ]
  figure(
    sheet,
    {
      title: `Probability by size of the loss, in ${currency}${report.tranches.length === 0 ? '' : '; above, the tranche that it reaches'}`,
      alternative: markers.map(({ label }) => label).join('; '),
      height: 190,
    },
    (box) =>
      distributionChart(
        sheet,
        box,
        {
          bins: losses.bins.map((bin) => ({ ...bin, from: bin.from / unit, to: bin.to / unit })),
          markers,
          bands: bandsOf(report),
        },
        axisAmount,
      ),
  )
  table(
    sheet,
    [
      { heading: 'Loss' },
      { heading: 'Amount', align: 'right' },
      { heading: 'Currency' },
      { heading: 'Of the balance', align: 'right' },
    ],
    [
      { cells: ['Expected', text(losses.expectedLoss), currency, share(losses.expectedLoss)] },
      ...losses.quantiles.map(({ confidence, loss }) => ({
        cells: [`Not exceeded with ${percent(confidence, 1)}`, text(loss), currency, share(loss)],
      })),
    ],
  )
  drawStages(sheet, report)
}

function bandsOf({ tranches, balance, decimals }: ValuationReport) {
  const whole = Number(balance) / 10 ** decimals
  return tranches
    .filter(({ attachment, detachment }) => detachment > attachment)
    .map(({ name, attachment, detachment }) => ({ name, from: attachment * whole, to: detachment * whole }))
    .sort((a, b) => a.from - b.from)
}

function drawStages(sheet: Sheet, { stages, decimals, balance, loans }: ValuationReport): void {
  heading(sheet, 'Stages after IFRS 9', 2)
  const provided = stages.reduce((sum, { expectedCreditLoss }) => sum + expectedCreditLoss, 0n)
  const right = (title: string) => ({ heading: title, align: 'right' as const })
  const coverage = (loss: bigint, whole: bigint) =>
    whole === 0n ? '' : percent(Number(loss) / Number(whole))
  table(
    sheet,
    [
      { heading: 'Stage' },
      ...['Loans', 'Balance', 'Effective rate', 'Expected credit loss', 'Coverage'].map(right),
    ],
    [
      ...stages.map((stage) => ({
        cells: [
          String(stage.stage),
          displayAmount(BigInt(stage.loans), 0),
          displayAmount(stage.balance, decimals),
          stage.loans === 0 ? '' : percent(stage.effectiveInterestRate),
          displayAmount(stage.expectedCreditLoss, decimals),
          coverage(stage.expectedCreditLoss, stage.balance),
        ],
      })),
      {
        strong: true,
        cells: [
          'Total',
          displayAmount(BigInt(loans), 0),
          displayAmount(balance, decimals),
          '',
          displayAmount(provided, decimals),
          coverage(provided, balance),
        ],
      },
    ],
  )
}
