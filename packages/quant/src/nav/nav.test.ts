import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MONTH, WAD } from '../fixed/wad.ts'
import type { Ladder } from '../ladder/Ladder.ts'
import type { Waterfall } from '../waterfall/Waterfall.ts'
import type { Book, Market } from './Book.ts'
import type { NavSettings } from './Figures.ts'
import type { Mark } from './Mark.ts'
import { AGEING, horizonOf, lowerValue, upperValue } from './path.ts'
import { publish } from './publish.ts'
import { askAt, bidAt, isFresh, priceAt } from './quotes.ts'
import { recompute } from './recompute.ts'
import { reportOf } from './reportOf.ts'
import { confirmBook, impairBook, markBook, openBook, proveBook, reportBook } from './valuation.ts'

const DAY = 86_400n
const START = 1_767_225_600n
const settings: NavSettings = { delay: DAY, maxAge: 15n * DAY, up: 30_000_000n, down: 100_000_000n }
const market: Market = { forwards: Array(10).fill(400_000), hazardShift: 0 }

/** Two years of equal payments and a balance that falls evenly. */
function ladderOf(months = 24, payment = 50_000_000_000n): Ladder {
  const cash = Array.from({ length: months }, () => payment)
  const openingBalance = cash.map((_, k) => (payment * BigInt(months - k) * 9n) / 10n)
  return [{ hazard: 20_000_000, recovery: 400_000_000, spread: 30_000_000, cash, openingBalance }]
}

function confirmed(ladder = ladderOf()): Book {
  return confirmBook(openBook(reportOf(ladder, START, 0n, market), market), START)
}

function poolFor(value: bigint): Waterfall {
  const tranche = { accrued: 0n, distributing: true, earmark: 0n }
  return {
    tranches: [
      { ...tranche, principal: (value * 7n) / 10n, coupon: 50_000_000n },
      { ...tranche, principal: 0n, coupon: 0n },
    ],
    coverageRatios: [1_100_000_000n],
    feeRate: 10_000_000n,
    base: value,
    fees: 0n,
    trapped: 0n,
    since: START,
  }
}

describe('a pool’s value over time', () => {
  it('earns its own yield until the horizon and nothing after it; an unreported month ages away', () => {
    const { figures } = confirmed()
    const horizon = horizonOf(figures)
    expect(horizon).toBe(START + MONTH)
    const atHorizon = lowerValue(figures, horizon)
    expect(Number(atHorizon) / Number(figures.value)).toBeCloseTo(Math.exp(0.07 / 12), 12)
    expect(lowerValue(figures, horizon + AGEING / 2n)).toBe(atHorizon - figures.due / 2n)
    expect(lowerValue(figures, horizon + 2n * AGEING)).toBe(atHorizon - figures.due)
  })

  it('counts a loss at once', () => {
    const book = confirmed()
    const impaired = impairBook(book, 1_000_000n)
    expect(lowerValue(impaired.figures, START)).toBe(lowerValue(book.figures, START) - 1_000_000n)
    expect(upperValue(impaired.figures, START)).toBe(upperValue(book.figures, START))
  })

  it('vests a gain evenly until the horizon', () => {
    const book = confirmed()
    const now = START + MONTH
    const better = ladderOf(23, 50_500_000_000n)
    const next = reportBook(book, reportOf(better, now, 0n, market), book.figures.due, market, now, settings)
    expect(next.figures.status).toBe('accepted')
    expect(next.figures.gain).toBeGreaterThan(0n)
    const full = upperValue(next.figures, now)
    expect(lowerValue(next.figures, now)).toBe(full - next.figures.gain)
    const half = now + MONTH / 2n
    expect(upperValue(next.figures, half) - lowerValue(next.figures, half)).toBe(
      (next.figures.gain + 1n) / 2n,
    )
  })

  it('parks a report beyond the band until the valuer confirms it: exits the lower, entries the higher', () => {
    const book = confirmed()
    const now = START + MONTH
    const worse = reportOf(ladderOf(23, 30_000_000_000n), now, 0n, market)
    const parked = reportBook(book, worse, book.figures.due, market, now, settings)
    expect(parked.figures.status).toBe('parked')
    expect(lowerValue(parked.figures, now)).toBeLessThan((upperValue(parked.figures, now) * 7n) / 10n)
    const accepted = confirmBook(parked, now)
    expect(upperValue(accepted.figures, now)).toBe(lowerValue(parked.figures, now))
    expect(() => confirmBook(accepted, now)).toThrow(/book is "accepted"/)
  })

  it('is what a proof states when the servicer’s moments were right', () => {
    const book = confirmed()
    expect(proveBook(book, ladderOf(), market, START, settings).figures.value).toBe(book.figures.value)
    expect(markBook(book, market, START, settings).figures.value).toBe(book.figures.value)
  })

  it('refuses a report that is not later', () => {
    const report = reportOf(ladderOf(), START, 0n, market)
    expect(() => reportBook(confirmed(), report, 0n, market, START + 1n, settings)).toThrow(/asOf/)
  })
})

describe('the marks of its shares', () => {
  const book = confirmed()
  const waterfall = poolFor(book.figures.value)
  const supplies = [(book.figures.value * 7n) / 10n, book.figures.value - (book.figures.value * 7n) / 10n]

  it('start at par when the tape was sold for its value', () => {
    const [senior, residual] = publish(book.figures, waterfall, supplies, [], START, settings)
    expect(senior!.price).toBe(WAD)
    expect(residual!.price).toBe(WAD)
    expect(Number(senior!.rate) / 1e9).toBeCloseTo(Math.log(1 + 0.05 / 12) * 12, 6)
  })

  it('are the recomputed prices', () => {
    const found = recompute(ladderOf(), market, book, waterfall, supplies, START + DAY)
    const marks = publish(book.figures, waterfall, supplies, [], START + DAY, settings)
    expect(marks.map((mark) => mark.price)).toEqual(found.prices)
    expect(found.exact.value).toBe(book.figures.value)
    expect(found.tranches.reduce((sum, value) => sum + value, 0n) + found.feesDue).toBe(found.lower)
  })

  it('pay exits the lower and charge entries the higher of old and new while young', () => {
    const old = publish(book.figures, waterfall, supplies, [], START, settings)
    const now = START + DAY
    const impaired = impairBook(book, book.figures.value / 20n)
    const fallen = publish(impaired.figures, waterfall, supplies, old, now, settings)[1]!
    expect(bidAt(fallen, now, settings)).toBe(fallen.price)
    expect(askAt(fallen, now, settings)).toBeGreaterThan(fallen.price)
    const recovered = publish(book.figures, waterfall, supplies, [old[0]!, fallen], now + DAY, settings)[1]!
    expect(bidAt(recovered, now + DAY, settings)).toBeLessThan(recovered.price)
    expect(bidAt(recovered, now + 2n * DAY, settings)).toBe(priceAt(recovered, now + 2n * DAY, settings))
  })

  it('never let the bid pass the price or the price the ask, whatever happens', () => {
    const step = fc.record({
      elapsed: fc.bigInt({ min: 0n, max: 3_000_000n }),
      impairment: fc.bigInt({ min: 0n, max: 100_000_000_000n }),
      shift: fc.integer({ min: -50_000, max: 50_000 }),
    })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let marks: Mark[] = []
        let state = book
        let now = START
        for (const { elapsed, impairment, shift } of steps) {
          now += elapsed
          const moved = { ...market, forwards: market.forwards.map((forward) => forward + shift) }
          state = markBook(impairBook(state, impairment), moved, now, settings)
          marks = publish(state.figures, waterfall, supplies, marks, now, settings)
          for (const mark of marks) {
            for (const time of [now, now + DAY / 2n, now + DAY, mark.until, mark.until + settings.maxAge]) {
              if (time < now || !isFresh(mark, time, settings)) continue
              expect(bidAt(mark, time, settings)).toBeLessThanOrEqual(priceAt(mark, time, settings))
              expect(askAt(mark, time, settings)).toBeGreaterThanOrEqual(priceAt(mark, time, settings))
            }
          }
        }
      }),
    )
  })

  it('mark a share that nobody holds at par', () => {
    expect(publish(book.figures, waterfall, [0n, 0n], [], START, settings).map((mark) => mark.price)).toEqual(
      [WAD, WAD],
    )
  })
})
