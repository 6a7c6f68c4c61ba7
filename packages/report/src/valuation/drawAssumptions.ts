import { displayAmount } from '@specie/units'
import { stepChart } from '../chart/stepChart.ts'
import { longDate } from '../figures/dates.ts'
import { forwardSteps } from '../figures/forwardSteps.ts'
import { percent } from '../figures/texts.ts'
import { figure } from '../sheet/figure.ts'
import { heading } from '../sheet/heading.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { type Column, table } from '../sheet/table.ts'
import type { ValuationReport } from './ValuationReport.ts'

const RIGHT = [
  'Loans',
  'Balance',
  'Hazard',
  'Recovery',
  'Spread',
  'Prepayment',
  'Value',
  'Life, years',
  'Loss',
] as const

/** What was assumed of every segment, with what follows from it, and the curve. */
export function drawAssumptions(sheet: Sheet, report: ValuationReport): void {
  const { segments, decimals, curve } = report
  heading(sheet, 'Assumptions and risk segments')
  paragraph(
    sheet,
    'Hazard and spread are a year and continuously compounded, prepayment is a month, recovery and loss are shares of the balance.',
    { size: 8 },
  )
  const columns: Column[] = [
    { heading: 'Segment' },
    ...RIGHT.map((name) => ({ heading: name, align: 'right' as const })),
  ]
  const rows = segments.map((segment) => ({
    cells: [
      segment.name,
      displayAmount(BigInt(segment.loans), 0),
      displayAmount(segment.balance, decimals),
      percent(segment.hazard / 1e9),
      percent(segment.recovery / 1e9, 0),
      percent(segment.spread / 1e9),
      percent(segment.prepayment / 1e9),
      displayAmount(segment.value, decimals),
      segment.averageLife.toFixed(2),
      percent(segment.lossShare),
    ],
  }))
  const total = segments.reduce((sum, segment) => sum + segment.value, 0n)
  const loans = displayAmount(BigInt(report.loans), 0)
  const sums = [
    'Total',
    loans,
    displayAmount(report.balance, decimals),
    '',
    '',
    '',
    '',
    displayAmount(total, decimals),
  ]
  table(sheet, columns, [...rows, { strong: true, cells: [...sums, '', ''] }])
  if (total !== report.value) {
    paragraph(
      sheet,
      'Segments are rounded each for itself; the pool’s value is rounded once, so the sum may differ by a few units.',
      { size: 7.5 },
    )
  }
  const steps = forwardSteps(curve.forwards)
  figure(
    sheet,
    {
      title: `Curve of ${longDate(curve.date)}: forward rates by years to come, continuously compounded`,
      alternative: steps.map(({ until, value }) => `up to ${until} years ${percent(value)}`).join(', '),
      height: 92,
    },
    (box) =>
      stepChart(sheet, box, steps, { base: (years) => `${years} y`, value: (rate) => percent(rate, 1) }),
  )
}
