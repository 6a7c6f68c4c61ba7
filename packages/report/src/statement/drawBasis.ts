import { displayAmount } from '@specie/units'
import { stepChart } from '../chart/stepChart.ts'
import { isoTime, longDate } from '../figures/dates.ts'
import { forwardSteps } from '../figures/forwardSteps.ts'
import { percent, priceText } from '../figures/texts.ts'
import { facts } from '../sheet/facts.ts'
import { figure } from '../sheet/figure.ts'
import { heading } from '../sheet/heading.ts'
import { numberedList } from '../sheet/numberedList.ts'
import { paragraph } from '../sheet/paragraph.ts'
import type { Sheet } from '../sheet/Sheet.ts'
import { table } from '../sheet/table.ts'
import type { PriceBasis, Statement, StatementShare } from './Statement.ts'

const FORMULA = [
  'The servicer states the pool by a ladder: for every risk segment and month, the cash that its loans owe, and the segment’s hazard, recovery, spread and prepayment. The ladder’s hash is kept on chain.',
  'Value of the pool = over all segments and months, the cash that survives (exp of minus hazard × time) plus the recovery of what defaults in the month, discounted by the curve’s forward rates and the segment’s spread. Anyone may hand the ladder to the contract, which then computes this sum itself.',
  'Between reports the contract re-marks the value when the curve moves, and lets it grow at the curve’s first forward rate and the pool’s spread. The net value leaves out stated impairment and gains that have not vested.',
  'The waterfall splits the net value: fees, then the claims of the tranches, senior first; the residual owns what is left.',
  'Net price of a share = value of its tranche, divided by the units of the tranche. This is the price in this statement.',
  'The desk buys at the net price less a spread that grows with what it has bought lately, and states the whole price before the sale.',
]

/** From which figures the last prices came, and by which formula: enough to compute them again. */
export function drawBasis(sheet: Sheet, { bases, shares }: Statement): void {
  if (bases.length === 0) return
  heading(sheet, 'How the price was made')
  numberedList(sheet, FORMULA)
  for (const basis of bases) {
    const own = shares.filter(({ pool }) => pool.address.toLowerCase() === basis.pool.toLowerCase())
    const first = own[0]
    if (first !== undefined) drawPool(sheet, basis, first)
  }
}

function drawPool(sheet: Sheet, basis: PriceBasis, share: StatementShare): void {
  const { currency, currencyDecimals, decimals, pool } = share
  const amount = (value: bigint) => `${displayAmount(value, currencyDecimals)} ${currency}`
  heading(sheet, pool.name, 2, 150)
  facts(sheet, [
    ['Pool', pool.address, 'code'],
    ['Report', `${basis.revision}, payments up to ${longDate(basis.cutOffDate)}`],
    ['Valued', isoTime(basis.valuedAt)],
    ['Value at the cut-off', amount(basis.valueAtCutOff)],
    ['Net value', amount(basis.netValue)],
    ['Gross value', amount(basis.grossValue)],
    ['Prices at block', `${basis.block.number}, ${isoTime(basis.block.timestamp)}`],
    ['Hash of the block', basis.block.hash, 'code'],
    ['Hash of the ladder', basis.ladderHash, 'code'],
    ['Root of the tape', basis.tapeRoot, 'code'],
  ])
  table(
    sheet,
    [
      { heading: 'Share' },
      { heading: 'Value of the tranche', align: 'right' },
      { heading: 'Units', align: 'right' },
      { heading: 'Net price', align: 'right' },
      { heading: 'Currency' },
    ],
    basis.tranches.map(({ symbol, value, supply, price }) => ({
      cells: [
        symbol,
        displayAmount(value, currencyDecimals),
        displayAmount(supply, decimals),
        price === null ? '' : priceText(price),
        currency,
      ],
    })),
  )
  drawCurve(sheet, basis)
  paragraph(
    sheet,
    `To check it, the command “npx specie nav ${pool.address} --recompute” computes value and prices again from the tape, the curve and the parameters, and compares them with the chain to the last unit.`,
    { size: 8 },
  )
}

function drawCurve(sheet: Sheet, { curve }: PriceBasis): void {
  const steps = forwardSteps(curve.forwards)
  const [first, last] = [steps[0], steps.at(-1)]
  if (first === undefined || last === undefined) return
  figure(
    sheet,
    {
      title: `Curve of ${longDate(curve.date)}: forward rates by years to come, continuously compounded`,
      alternative: `${percent(first.value)} in the first three months, ${percent(last.value)} after ${steps.at(-2)?.until ?? 0} years.`,
      height: 84,
    },
    (box) =>
      stepChart(sheet, box, steps, {
        base: (years) => `${years} y`,
        value: (rate) => percent(rate, 1),
      }),
  )
}
