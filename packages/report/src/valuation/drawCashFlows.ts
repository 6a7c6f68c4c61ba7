import { displayAmount } from '@specie/units'
import { type Bar, barChart } from '../chart/barChart.ts'
import { axisAmount } from '../figures/texts.ts'
import { figure } from '../sheet/figure.ts'
import { heading } from '../sheet/heading.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { table } from '../sheet/table.ts'
import type { ReportedMonth, ValuationReport } from './ValuationReport.ts'

const MOST_BARS = 40
const YEAR = 12

/** Expected cash beside what the contracts promise: a chart by quarter or year and a table by year. */
export function drawCashFlows(sheet: Sheet, { months, decimals, currency }: ValuationReport): void {
  if (months.length === 0) return
  const length = [1, 3, YEAR].find((size) => months.length / size <= MOST_BARS) ?? YEAR
  const name = length === 1 ? 'month' : length === 3 ? 'quarter' : 'year'
  const unit = 10 ** decimals
  const periods = together(months, length)
  const whole = together(months, months.length)[0]!
  const text = (amount: number) => displayAmount(BigInt(Math.round(amount)), decimals)
  heading(sheet, 'Expected cash', 1, 190)
  figure(
    sheet,
    {
      title: `Cash by ${name} after the cut-off, in ${currency}; the line is what the contracts promise`,
      alternative: `In all ${text(whole.collected)} from living loans and ${text(whole.recovered)} from recoveries, where the contracts promise ${text(whole.contractual)}.`,
      height: 140,
    },
    (box) => {
      const bars = periods.map(
        (period, n): Bar => ({
          label: String((n + 1) * length),
          parts: [period.collected / unit, period.recovered / unit],
          mark: period.contractual / unit,
        }),
      )
      barChart(sheet, box, bars, ['collected, by months after the cut-off', 'recovered'], axisAmount)
    },
  )
  const right = (title: string) => ({ heading: title, align: 'right' as const })
  const cells = (period: ReportedMonth) =>
    [period.contractual, period.collected, period.recovered, period.lost].map(text)
  table(
    sheet,
    [{ heading: 'Year' }, ...['Promised', 'Collected', 'Recovered', 'Principal lost'].map(right)],
    [
      ...together(months, YEAR).map((period, n) => ({ cells: [String(n + 1), ...cells(period)] })),
      { strong: true, cells: ['Total', ...cells(whole)] },
    ],
  )
}

function together(months: readonly ReportedMonth[], length: number): ReportedMonth[] {
  return Array.from({ length: Math.ceil(months.length / length) }, (_, n) => {
    const own = months.slice(n * length, (n + 1) * length)
    const sum = (pick: (month: ReportedMonth) => number) =>
      own.reduce((total, month) => total + pick(month), 0)
    return {
      month: own[0]!.month,
      contractual: sum(({ contractual }) => contractual),
      collected: sum(({ collected }) => collected),
      recovered: sum(({ recovered }) => recovered),
      lost: sum(({ lost }) => lost),
    }
  })
}
