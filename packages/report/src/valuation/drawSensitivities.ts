import { displayAmount } from '@specie/units'
import { LEVER_HEIGHT, tornadoChart } from '../chart/tornadoChart.ts'
import { percent, signedAmount } from '../figures/texts.ts'
import { figure } from '../sheet/figure.ts'
import { heading } from '../sheet/heading.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { table } from '../sheet/table.ts'
import type { ValuationReport } from './ValuationReport.ts'

/** What the value does when one assumption is another. */
export function drawSensitivities(sheet: Sheet, report: ValuationReport): void {
  const { sensitivities, decimals, currency, value, tranches } = report
  if (sensitivities.length === 0) return
  const height = sensitivities.length * LEVER_HEIGHT
  const share = (change: bigint) => (value === 0n ? 0 : Number(change) / Number(value))
  heading(sheet, 'If the world were different', 1, height + 40)
  const ranked = sensitivities.toSorted((a, b) => size(b.change) - size(a.change))
  figure(
    sheet,
    {
      title: 'Change of the value, widest first',
      alternative: ranked.map(({ name, change }) => `${name}: ${percent(share(change), 3)}`).join('; '),
      height,
    },
    (box) =>
      tornadoChart(
        sheet,
        box,
        ranked.map(({ name, change }) => ({ label: name, change: share(change) })),
        (change) => `${change > 0 ? '+' : ''}${percent(change, 3)}`,
      ),
  )
  const right = (title: string) => ({ heading: title, align: 'right' as const })
  table(
    sheet,
    [
      { heading: `World (${currency})` },
      ...['Value', 'Change', 'Of the value', ...tranches.map(({ name }) => name)].map(right),
    ],
    sensitivities.map(({ name, value: now, change, trancheChanges }) => ({
      cells: [
        name,
        displayAmount(now, decimals),
        signedAmount(change, decimals),
        percent(share(change), 3),
        ...trancheChanges.map((part) => signedAmount(part, decimals)),
      ],
    })),
  )
}

function size(change: bigint): number {
  return Math.abs(Number(change))
}
