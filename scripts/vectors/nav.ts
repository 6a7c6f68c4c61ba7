import {
  askAt,
  type Book,
  bidAt,
  confirmBook,
  encodeLadder,
  encodeMoment,
  impairBook,
  isFresh,
  type Ladder,
  type Mark,
  type Market,
  markBook,
  type NavSettings,
  openBook,
  packCurve,
  priceAt,
  proveBook,
  publish,
  type Report,
  reportBook,
  reportOf,
  type Waterfall,
} from '@specie/quant'
import { describeState, type Generator, generator, levelPay, randomCurve } from './generator.ts'

const DAY = 86_400n
const START = 1_767_225_600n
const SETTINGS: NavSettings = { delay: DAY, maxAge: 15n * DAY, up: 30_000_000n, down: 100_000_000n }

interface State {
  readonly book: Book
  readonly marks: readonly Mark[]
  readonly ladder: Ladder
  readonly market: Market
  readonly now: bigint
}

/**
 * Lives of pools' valuations: reports, re-marks, proofs, impairments, parking and confirmation. One file each: a test
 * that parses key by key pays for the length of the file every time.
 */
export function navScenarios(): object[] {
  const random = generator(6)
  return Array.from({ length: 6 }, (_, n) => scenario(random, 1 + (n % 3)))
}

function scenario(random: Generator, count: number) {
  const ladder = [levelPay(random, 24), levelPay(random, 12)]
  const market: Market = { forwards: randomCurve(random), hazardShift: 0 }
  const opening = reportOf(ladder, START - DAY, 0n, market)
  const book = openBook(opening, market)
  const waterfall = waterfallFor(random, count, book.figures.value)
  const supplies = waterfall.tranches.map((_, i) => (i === 2 && random.next() < 0.3 ? 0n : random.amount(1e9, 1e15)))
  let state: State = { book, marks: [], ladder, market, now: START }
  const steps: object[] = []
  const push = (operation: string, inputs: object, next: State) => {
    const marks = publish(next.book.figures, waterfall, supplies, state.marks, next.now, SETTINGS)
    state = { ...next, marks }
    steps.push({ operation, at: next.now, ...describeMarket(next.market), ...inputs, expected: describe(random, state) })
  }
  push('open', { report: describeReport(opening, ladder) }, state)
  push('confirm', {}, { ...state, book: confirmBook(book, START + 3600n), now: START + 3600n })
  for (let month = 0; month < 4; month++) {
    for (let k = random.whole(0, 3); k > 0; k--) between(random, state, push)
    reported(random, state, push)
  }
  return { settings: SETTINGS, start: describeState(waterfall), ...terms(waterfall), supplies, steps }
}

type Push = (operation: string, inputs: object, next: State) => void

/** One of: a re-mark at a moved market, a proof, an impairment, a confirmation of what is parked. */
function between(random: Generator, state: State, push: Push): void {
  const now = state.now + random.amount(600, 900_000)
  const { book } = state
  const draw = random.next()
  if (book.figures.status === 'parked' && draw < 0.5) {
    push('confirm', {}, { ...state, book: confirmBook(book, now), now })
  } else if (draw < 0.15) {
    const amount = random.amount(1, Number(book.figures.value / 50n + 1n))
    push('impair', { amount }, { ...state, book: impairBook(book, amount), now })
  } else {
    const size = random.next() < 0.2 ? 150_000 : 5_000
    const market = move(random, state.market, size)
    if (draw < 0.6) push('mark', {}, { ...state, market, now, book: markBook(book, market, now, SETTINGS) })
    else push('prove', { ladder: hex(state.ladder) }, { ...state, market, now, book: proveBook(book, state.ladder, market, now, SETTINGS) })
  }
}

/** A month's report: the ladder a month later, sometimes with a loss, with the first month's cash received. */
function reported(random: Generator, state: State, push: Push): void {
  const asOf = state.book.figures.asOf + 2_628_000n
  const now = (state.now > asOf ? state.now : asOf) + random.amount(60, 500_000)
  const kept = random.next() < 0.25 ? 850n : 1000n
  const ladder = state.ladder.map((segment) => ({
    ...segment,
    cash: segment.cash.slice(1).map((amount) => (amount * kept) / 1000n),
    openingBalance: segment.openingBalance.slice(1).map((amount) => (amount * kept) / 1000n),
  }))
  const market = move(random, state.market, 3_000)
  const impairment = random.next() < 0.4 ? random.amount(0, Number(state.book.figures.value / 100n)) : 0n
  const received = (state.book.figures.due * random.amount(90, 103)) / 100n
  const report = reportOf(ladder, asOf, impairment, market)
  const book = reportBook(state.book, report, received, market, now, SETTINGS)
  push('report', { report: describeReport(report, ladder), received }, { ...state, ladder, market, now, book })
}

function move(random: Generator, market: Market, size: number): Market {
  return {
    forwards: market.forwards.map((forward) => forward + random.whole(-size, size)),
    hazardShift: random.next() < 0.5 ? market.hazardShift : random.whole(0, size * 100),
  }
}

function waterfallFor(random: Generator, count: number, value: bigint): Waterfall {
  const shares = [60n, 25n, 0n].slice(3 - count)
  return {
    tranches: shares.map((share, i) => ({
      principal: (value * share) / 100n,
      coupon: i === count - 1 ? 0n : random.amount(10_000_000, 120_000_000),
      accrued: 0n,
      distributing: true,
      earmark: random.next() < 0.5 ? 0n : value / 200n,
    })),
    coverageRatios: shares.slice(1).map(() => 1_000_000_000n),
    feeRate: 10_000_000n,
    base: value,
    fees: 0n,
    trapped: random.next() < 0.5 ? 0n : value / 100n,
    since: START - DAY,
  }
}

function terms(waterfall: Waterfall) {
  return {
    coupons: waterfall.tranches.map((tranche) => tranche.coupon),
    coverageRatios: waterfall.coverageRatios,
    feeRate: waterfall.feeRate,
  }
}

function describeMarket(market: Market) {
  return { curve: packCurve({ day: 20_454, forwards: market.forwards }), hazardShift: market.hazardShift }
}

function describeReport(report: Report, ladder: Ladder) {
  const { asOf, averageSpread, due, impairment } = report
  return { terms: [asOf, averageSpread, due, impairment], moments: report.moments.map(encodeMoment), ladder: hex(ladder) }
}

/** Flat lists in the order of the contract's structs: the reader of the file parses each key on its own. */
function describe(random: Generator, state: State) {
  const { figures } = state.book
  const later = state.now + random.amount(0, 3_000_000)
  const fresh = state.marks.every((mark) => isFresh(mark, later, SETTINGS))
  const offer = (mark: Mark) => (fresh ? [bidAt(mark, later, SETTINGS), askAt(mark, later, SETTINGS)] : [0n, 0n])
  return {
    figures: [
      figures.value,
      figures.due,
      figures.asOf,
      figures.spread,
      figures.forward,
      { opened: 1n, accepted: 2n, parked: 3n }[figures.status],
      figures.impairment,
      figures.gain,
      figures.gainSince,
      figures.gainUntil,
      figures.baseShift,
      figures.acceptedValue,
      figures.pendingImpairment,
      figures.drift,
      figures.movedAt,
      figures.acceptedSpread,
      figures.slide,
    ],
    marks: state.marks.flatMap((m) => [m.price, m.bid, m.rate, m.since, m.until, m.gross, m.ask, m.lapse]),
    later,
    fresh,
    quotes: state.marks.flatMap((mark) => [priceAt(mark, later, SETTINGS), ...offer(mark)]),
  }
}

function hex(ladder: Ladder): string {
  return `0x${Buffer.from(encodeLadder(ladder)).toString('hex')}`
}
