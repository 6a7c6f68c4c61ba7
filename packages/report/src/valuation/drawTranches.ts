import { displayAmount } from '@specie/units'
import { percent } from '../figures/texts.ts'
import { heading } from '../sheet/heading.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { type Column, table } from '../sheet/table.ts'
import type { ValuationReport } from './ValuationReport.ts'

const RIGHT = [
  'Size',
  'Coupon',
  'Value',
  'Bears losses',
  'Loss',
  'Chance of a loss',
  'Life, years',
  'Yield',
] as const

/** Who stands where, and what that is worth. */
export function drawTranches(sheet: Sheet, { tranches, decimals, value, currency }: ValuationReport): void {
  if (tranches.length === 0) return
  heading(sheet, `Tranches, in ${currency}`)
  const columns: Column[] = [
    { heading: 'Tranche' },
    ...RIGHT.map((name) => ({ heading: name, align: 'right' as const })),
  ]
  const rows = tranches.map((tranche) => ({
    cells: [
      tranche.name,
      displayAmount(tranche.size, decimals),
      percent(Number(tranche.coupon) / 1e9),
      displayAmount(tranche.value, decimals),
      `${(100 * tranche.attachment).toFixed(1)}–${percent(tranche.detachment, 1)}`,
      tranche.expectedLoss === null ? '' : percent(tranche.expectedLoss, 4),
      percent(tranche.lossProbability),
      tranche.averageLife === null ? '' : tranche.averageLife.toFixed(2),
      tranche.yield === null ? '' : percent(tranche.yield),
    ],
  }))
  const sum = ['Total', '', '', displayAmount(value, decimals), '', '', '', '', '']
  table(sheet, columns, [...rows, { strong: true, cells: sum }])
  paragraph(
    sheet,
    'Value by claim, the residual owns what is left. Loss and its chance by the distribution above: shares of the principal between the two points, which are shares of the balance. Life and yield of the expected cash, continuously compounded.',
    { size: 7.5 },
  )
}
