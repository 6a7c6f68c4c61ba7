import type { Measure } from '../Measure.ts'
import { figuresOf } from '../run-day/figuresOf.ts'
import type { Leaving } from '../run-day/Leaving.ts'
import { type PlayedDay, playDay } from '../run-day/playDay.ts'
import { CAPITAL, DEMONSTRATION_TERMS, LEVEL_TERMS, PROMPT_TERMS, RESERVE } from '../run-day/scene.ts'
import { stressFolder, stressPath } from '../run-day/stressPath.ts'

const HOUR = 3600

/**
 * The day everyone leaves: 1,000 holders, in the hours in which the dollar coin was left in March 2023, while the NAV
 * falls and a maker leaves, through the real contracts; then the same in two computed houses. Prices are parts of the NAV at
 * the moment of payment.
 */
export async function runDay(): Promise<Measure[]> {
  const path = stressPath()
  if (path === undefined) {
    console.error(`  left out: ${stressFolder} is not there (set SPECIE_DATA to the folder above it)`)
    return []
  }
  const measures: Measure[] = []
  for (const [name, terms, part] of [
    ['all', LEVEL_TERMS, 1],
    ['prompt', PROMPT_TERMS, 1],
    ['sixth', LEVEL_TERMS, 0.17],
    ['demonstration', DEMONSTRATION_TERMS, 1],
  ] as const) {
    const started = performance.now()
    const day = await playDay(path, terms, part)
    console.error(`  ${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
    for (const measure of measuresOf(`runDay.${name}`, day)) {
      measures.push(measure)
      console.error(`    ${measure.name} ${measure.value}`)
    }
  }
  return measures
}

function measuresOf(name: string, { house, constantProduct, firstCome }: PlayedDay): Measure[] {
  const leavings = [...house.leavings.values()]
  const all = Object.values(house.taken).reduce((sum, shares) => sum + shares, 0)
  const { reserve } = house
  const one = (key: string, value: number, unit: string): Measure => ({
    name: `${name}.${key}`,
    value,
    unit,
    peer: null,
    peerValue: null,
  })
  return [
    ...pricesOf(`${name}.specie`, leavings),
    one('specie.locked', house.locked, 'holders'),
    one('specie.throughDesk', house.taken.desk / all, 'of the shares'),
    one('specie.throughMarket', house.taken.market / all, 'of the shares'),
    one('specie.throughQuotes', house.taken.quotes / all, 'of the shares'),
    one('specie.throughWindows', house.taken.windows / all, 'of the shares'),
    one('specie.spread', middleOf(house.spreads), 'of the NAV, middle hour, 10,000 shares'),
    one('specie.instantHours', house.instant / house.gaps.length, 'of the hours'),
    one('specie.priceBelowNav', -Math.min(...house.gaps), 'of the NAV, at most'),
    one('specie.priceAboveNav', Math.max(...house.gaps), 'of the NAV, at most'),
    one('specie.reserveFees', reserve.fees / Number(RESERVE), 'of the reserve'),
    one('specie.reserveLate', reserve.late / Number(RESERVE), 'of the reserve, lost to late statements'),
    one(
      'specie.reserveFallen',
      reserve.fallen / Number(RESERVE),
      'of the reserve, with the NAV of what it bought',
    ),
    one('specie.claimsOff', house.claimsOff, 'cash units, claims against the events, at most'),
    one('specie.gas', house.gas.used / house.gas.transactions, 'gas an exit transaction'),
    ...pricesOf(`${name}.constantProduct`, constantProduct.leavings),
    one('constantProduct.priceBelowNav', -Math.min(...constantProduct.gaps), 'of the NAV, at most'),
    one(
      'constantProduct.spread',
      middleOf(constantProduct.spreads),
      'of its price, 10,000 shares, at the end',
    ),
    ...pricesOf(`${name}.firstCome`, firstCome.leavings),
    one('firstCome.late', firstCome.late / CAPITAL, 'of its buffer, paid too much'),
    one('firstCome.locked', firstCome.locked, 'holders after sixty further business days'),
  ]
}

function pricesOf(name: string, leavings: readonly Leaving[]): Measure[] {
  const figures = figuresOf(leavings)
  const one = (key: string, value: number, unit: string): Measure => ({
    name: `${name}.${key}`,
    value,
    unit,
    peer: null,
    peerValue: null,
  })
  return [
    one('first', figures.first, 'of the NAV'),
    one('firstTenth', figures.firstTenth, 'of the NAV'),
    one('lastTenth', figures.lastTenth, 'of the NAV'),
    one('last', figures.last, 'of the NAV'),
    one('worst', figures.worst, 'of the NAV'),
    one('lastAgainstFirst', figures.last / figures.first, 'of the first leaver’s price'),
    one('firstTenthWait', figures.firstTenthWait / HOUR, 'hours to cash'),
    one('lastTenthWait', figures.lastTenthWait / HOUR, 'hours to cash'),
    one('middleWait', figures.middleWait / HOUR, 'hours to cash'),
    one('longestWait', figures.longestWait / HOUR, 'hours to cash'),
    one('lastPayment', figures.lastPayment / HOUR, 'hours until the last payment'),
  ]
}

function middleOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
