import { ArgumentError } from '@specie/units'
import { lnWad } from '../../fixed/lnWad.ts'
import { squareRoot } from '../../fixed/squareRoot.ts'
import { WAD } from '../../fixed/wad.ts'

/** What makes a gap between market and NAV unusual. Gaps are ln(market / NAV), 1e-9. */
export interface GuardTerms {
  /** Gap beyond bid or ask that counts. */
  readonly band: bigint
  /** The deviation that gaps are taken to have at least. */
  readonly leastDeviation: bigint
  /** Deviations from the mean beyond which a gap counts, tenths. */
  readonly sigmas: bigint
}

/** Exponentially weighted mean, 1e-9, and variance, 1e-18, of the gaps so far. */
export interface GapStatistics {
  readonly mean: bigint
  readonly variance: bigint
}

/** One gap, scored by the statistics before it. */
export interface GapObservation extends GapStatistics {
  readonly gap: bigint
  /** Deviations from the mean, tenths, towards zero. */
  readonly score: bigint
  /** Whether the gap is unusual and lies beyond the band around bid and ask. */
  readonly diverged: boolean
}

/** Prices at one observation, WAD cash units a share unit. */
export interface GuardPrices {
  readonly market: bigint
  readonly price: bigint
  readonly bid: bigint
  readonly ask: bigint
}

const MOST_GAP = 10_000_000_000n
const MOST_VARIANCE = 2n ** 72n - 1n

/**
 * ln(a / b), 1e-9, cut at ten, as the contract computes it.
 * @throws ArgumentError when a price is not above zero
 */
export function gapOf(a: bigint, b: bigint): bigint {
  if (a <= 0n) throw new ArgumentError('a', a, 'a price above 0')
  if (b <= 0n) throw new ArgumentError('b', b, 'a price above 0')
  const ratio = (a * WAD) / b
  if (ratio === 0n) return -MOST_GAP
  return between(-MOST_GAP, lnWad(ratio) / 1_000_000_000n, MOST_GAP)
}

/**
 * One observation of the guard: the gap is scored by mean and variance before it, and learned from only as far as the
 * score that counts, so that a lasting jump cannot hide itself (West 1979; weight 0.94 of RiskMetrics 1996).
 * @throws ArgumentError when market, price or ask is not above zero
 */
export function observeGap(
  { mean, variance }: GapStatistics,
  { market, price, bid, ask }: GuardPrices,
  terms: GuardTerms,
): GapObservation {
  const gap = gapOf(market, price)
  const apart = (bid > 0n && gapOf(market, bid) < -terms.band) || gapOf(market, ask) > terms.band
  const distance = gap - mean
  const least = terms.leastDeviation ** 2n
  const counted = variance > least ? variance : least
  const limit = (counted * terms.sigmas * terms.sigmas) / 100n
  const most = squareRoot(limit)
  const cut = between(-most, distance, most)
  const next = (variance * 9_400n + cut * cut * 564n) / 10_000n
  return {
    gap,
    score: (distance * 10n) / squareRoot(counted),
    diverged: apart && distance * distance > limit,
    mean: mean + (cut * 6n) / 100n,
    variance: next < MOST_VARIANCE ? next : MOST_VARIANCE,
  }
}

/** Price of a Uniswap pool in cash units a share unit, WAD; `first`: the share is currency0. */
export function poolPrice(sqrtPrice: bigint, first: boolean): bigint {
  if (sqrtPrice <= 0n) throw new ArgumentError('sqrtPrice', sqrtPrice, 'a price above 0')
  const root = first ? sqrtPrice : (1n << 192n) / sqrtPrice
  return (((root * root) >> 96n) * WAD) >> 96n
}

/** Cash units that move a pool's price by a hundredth, at most: liquidity · √price / 200. */
export function poolDepth(liquidity: bigint, price: bigint): bigint {
  return (liquidity * squareRoot(price)) / 1_000_000_000n / 200n
}

function between(least: bigint, value: bigint, most: bigint): bigint {
  if (value < least) return least
  return value > most ? most : value
}
