import { ArgumentError } from '@specie/units'
import { less } from '../fixed/less.ts'
import { maximum } from '../fixed/maximum.ts'
import { exactValue } from '../ladder/exactValue.ts'
import type { Ladder } from '../ladder/Ladder.ts'
import { remark } from '../moments/remark.ts'
import type { Book, Market, Report } from './Book.ts'
import type { Figures, NavSettings } from './Figures.ts'
import { judge } from './judge.ts'
import { accepted, horizonOf, lowerValue, newest, restate } from './path.ts'

/** A gain recognised at or after the horizon still vests over this time, seconds. */
const LEAST_VESTING = 7n * 86_400n

/** First report of a pool: it counts once the valuer has confirmed it. */
export function openBook(report: Report, market: Market): Book {
  const empty: Figures = {
    value: 0n,
    due: 0n,
    asOf: 0n,
    spread: 0n,
    forward: 0n,
    status: 'opened',
    impairment: 0n,
    gain: 0n,
    gainSince: 0n,
    gainUntil: 0n,
    baseShift: 0n,
    acceptedValue: 0n,
    pendingImpairment: 0n,
    drift: 0n,
    movedAt: 0n,
    acceptedSpread: 0n,
    slide: 0n,
  }
  const figures = adopt(empty, report, market)
  const impairment = figures.pendingImpairment
  return { figures: { ...figures, impairment }, moments: report.moments, revision: 1n }
}

/**
 * A period's report. A loss counts at once, a gain vests evenly until the horizon, a move beyond the band is parked.
 * @param received cash that the portfolio paid in this period: it left the portfolio's value
 * @throws ArgumentError when the cut-off is not later than the one before, or lies in the future
 */
export function reportBook(
  book: Book,
  report: Report,
  received: bigint,
  market: Market,
  now: bigint,
  settings: NavSettings,
): Book {
  const old = book.figures
  if (report.asOf <= old.asOf || report.asOf > now) {
    throw new ArgumentError('asOf', report.asOf, `later than ${old.asOf} and not after ${now}`)
  }
  const adopted = adopt(old, report, market)
  const next = { moments: report.moments, revision: book.revision + 1n }
  if (old.status === 'opened') {
    return { ...next, figures: { ...adopted, impairment: adopted.pendingImpairment } }
  }
  const gross = accepted(old, now)
  const acceptedSpread = old.status === 'accepted' ? old.spread : old.acceptedSpread
  const acceptedValue = restate(adopted, less(gross, received), acceptedSpread, now)
  const beside = { ...adopted, acceptedSpread, acceptedValue }
  const judged = judge(beside, gross, newest(beside, now) + received, now, settings)
  return { ...next, figures: vest(judged, less(lowerValue(old, now), received), now) }
}

/** Raises unrealised losses at once. */
export function impairBook(book: Book, amount: bigint): Book {
  const { figures } = book
  const pending = figures.status === 'accepted' ? 0n : amount
  const impairment = figures.impairment + amount
  return {
    ...book,
    figures: { ...figures, impairment, pendingImpairment: figures.pendingImpairment + pending },
  }
}

/** Re-marks from the current market through the moments. */
export function markBook(book: Book, market: Market, now: bigint, settings: NavSettings): Book {
  const { figures, moments } = book
  const value = remark(moments, market.forwards, market.hazardShift - Number(figures.baseShift))
  return {
    ...book,
    figures: replaceValue(figures, value, figures.due, figures.spread, market, now, settings),
  }
}

/** Values exactly from the ladder and corrects the moments. */
export function proveBook(
  book: Book,
  ladder: Ladder,
  market: Market,
  now: bigint,
  settings: NavSettings,
): Book {
  const { value, buckets, due, averageSpread } = exactValue(ladder, market.forwards, market.hazardShift)
  const figures = { ...book.figures, baseShift: BigInt(market.hazardShift) }
  return {
    ...book,
    moments: book.moments.map((moment, j) => ({
      ...moment,
      presentValue: buckets[j]!,
      forward: market.forwards[j]!,
    })),
    figures: replaceValue(figures, value, due, BigInt(averageSpread), market, now, settings),
  }
}

/** The valuer accepts the first or the parked valuation. */
export function confirmBook(book: Book, now: bigint): Book {
  const { figures } = book
  if (figures.status === 'accepted')
    throw new ArgumentError('book', figures.status, 'a valuation that waits for its valuer')
  const net = lowerValue(figures, now)
  const settled: Figures = {
    ...figures,
    status: 'accepted',
    impairment: figures.pendingImpairment,
    pendingImpairment: 0n,
    acceptedValue: 0n,
    acceptedSpread: 0n,
    drift: 0n,
    slide: 0n,
    movedAt: now,
  }
  if (figures.status === 'opened') return { ...book, figures: settled }
  return { ...book, figures: vest(settled, net, now) }
}

function adopt(figures: Figures, report: Report, market: Market): Figures {
  return {
    ...figures,
    value: remark(report.moments, market.forwards),
    due: report.due,
    asOf: report.asOf,
    spread: report.averageSpread,
    forward: BigInt(market.forwards[0]!),
    baseShift: BigInt(market.hazardShift),
    pendingImpairment: report.impairment,
  }
}

function replaceValue(
  old: Figures,
  value: bigint,
  due: bigint,
  spread: bigint,
  market: Market,
  now: bigint,
  settings: NavSettings,
): Figures {
  const before = accepted(old, now)
  const kept =
    old.status === 'accepted'
      ? { acceptedValue: old.value, acceptedSpread: old.spread, pendingImpairment: old.impairment }
      : {}
  const replaced = { ...old, ...kept, value, due, spread, forward: BigInt(market.forwards[0]!) }
  if (old.status === 'opened') return replaced
  return judge(replaced, before, newest(replaced, now), now, settings)
}

/**
 * Exits count `most` now; what is there beyond it is a gain, which vests evenly until the horizon: no report and no
 * confirmation lifts what exits count at that moment.
 */
function vest(figures: Figures, most: bigint, now: bigint): Figures {
  const gainUntil = maximum(horizonOf(figures), now + LEAST_VESTING)
  const gain = less(lowerValue({ ...figures, gain: 0n }, now), most)
  return { ...figures, gain, gainSince: now, gainUntil }
}
