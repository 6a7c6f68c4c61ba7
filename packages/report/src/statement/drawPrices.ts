import { priceChart } from '../chart/priceChart.ts'
import { isoDay } from '../figures/dates.ts'
import { percent, priceText } from '../figures/texts.ts'
import { figure } from '../sheet/figure.ts'
import { heading } from '../sheet/heading.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { table } from '../sheet/table.ts'
import type { Statement, StatementPrices } from './Statement.ts'
import { shareFinder } from './shareFinder.ts'

const CHART_HEIGHT = 128

/** The price of every share over the period: a chart, and first, lowest, highest and last as a table. */
export function drawPrices(sheet: Sheet, statement: Statement): void {
  const known = statement.prices.filter(({ points }) => points.length > 0)
  heading(sheet, 'Price history', 1, known.length > 0 ? CHART_HEIGHT + 60 : 40)
  if (known.length === 0) {
    paragraph(sheet, 'No price was published in this period.')
    return
  }
  const shareOf = shareFinder(statement.shares)
  paragraph(
    sheet,
    'The price of a share that pays its cash out as it comes falls by what it pays: repaid principal is income, not a loss.',
    { size: 8 },
  )
  for (const { share, points } of known) {
    const { symbol, pool, currency } = shareOf(share)
    const { first, lowest, highest, last } = summary(points)
    figure(
      sheet,
      {
        title: `${symbol}, ${pool.name}: net price of one unit in ${currency}`,
        alternative: `A line from ${priceText(first.price)} on ${isoDay(first.time)} to ${priceText(last.price)} on ${isoDay(last.time)}; lowest ${priceText(lowest.price)}, highest ${priceText(highest.price)}.`,
        height: CHART_HEIGHT,
      },
      (box) =>
        priceChart(sheet, box, [
          { name: symbol, points: points.map(({ time, price }) => [time, Number(price) / 1e18]) },
        ]),
    )
  }
  table(
    sheet,
    [
      { heading: 'Share' },
      { heading: 'Prices', align: 'right' },
      { heading: 'First', align: 'right' },
      { heading: 'Lowest', align: 'right' },
      { heading: 'Highest', align: 'right' },
      { heading: 'Last', align: 'right' },
      { heading: 'Change', align: 'right' },
      { heading: 'Currency' },
    ],
    known.map(({ share, points }) => {
      const { symbol, pool, currency } = shareOf(share)
      const { first, lowest, highest, last } = summary(points)
      const change = first.price === 0n ? '' : percent(Number(last.price) / Number(first.price) - 1)
      const prices = [first, lowest, highest, last].map(({ price }) => priceText(price))
      return { cells: [`${symbol}\n${pool.name}`, String(points.length), ...prices, change, currency] }
    }),
  )
}

function summary(points: StatementPrices['points']) {
  const by = (better: (a: bigint, b: bigint) => boolean) =>
    points.reduce((best, point) => (better(point.price, best.price) ? point : best))
  return {
    first: points[0]!,
    lowest: by((a, b) => a < b),
    highest: by((a, b) => a > b),
    last: points.at(-1)!,
  }
}
