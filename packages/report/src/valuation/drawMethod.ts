import { displayAmount } from '@specie/units'
import { facts } from '../sheet/facts.ts'
import { heading } from '../sheet/heading.ts'
import { numberedList } from '../sheet/numberedList.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { table } from '../sheet/table.ts'
import type { ValuationReport } from './ValuationReport.ts'

const METHOD = [
  'Every loan’s remaining payments are laid on the months after the cut-off, as its contract says, with the segment’s prepayment; loans of a segment are added up. This is the ladder.',
  'Of a month’s cash, exp(−hazard × time) survives; what defaults in the month brings the recovery.',
  'Both are discounted by the curve’s forward rates and the segment’s spread, month by month. The sum is the value, rounded down to the unit once; the contract computes the same sum from the same ladder.',
  'Yield is the one rate at which the expected cash is worth the value; duration and convexity are its derivatives.',
]

/** By which formula, from which tape, and what was left out. */
export function drawMethod(sheet: Sheet, { leftOut, notes, hashes }: ValuationReport): void {
  heading(sheet, 'How the value was made')
  numberedList(sheet, METHOD)
  if (notes.length > 0) {
    heading(sheet, 'Where the assumptions come from', 2)
    for (const note of notes) paragraph(sheet, note, { size: 8.5 })
  }
  if (leftOut.length > 0) {
    heading(sheet, 'Loans of the file that were not valued', 2)
    table(
      sheet,
      [{ heading: 'Reason' }, { heading: 'Loans', align: 'right' }],
      leftOut.map(({ reason, loans }) => ({ cells: [reason, displayAmount(BigInt(loans), 0)] })),
    )
  }
  heading(sheet, 'Hashes', 2)
  facts(
    sheet,
    hashes.map(({ name, value }) => [name, value, 'code'] as const),
  )
}
