import type { MarketState } from './MarketState.ts'

const MOST_ENERGY = 65_535n
const MOST_STEP = 65_535
const HALF_LIFE = 43_200n
const MOST_FEE = 300_000
/** Pips a tick: of the way back, of a report's step, of volatility. */
const AWAY = 50
const RECAPTURE = 80
const VOLATILITY = 10
const LEAST_STEP = 5

/** How far a trade may go and what it pays. */
export interface MarketCourse {
  /** Pips. */
  readonly fee: number
  /** Tick at which the trade ends, at the latest. */
  readonly edge: number
  /** Pips until the NAV, where a report's step is taken; zero: there is none. */
  readonly stepFee: number
}

/**
 * Course of a trade that begins at `tick` while the bid (of a sale) or ask (of a purchase) is at `navTick`, as the
 * contract computes it.
 */
export function marketCourse(
  state: MarketState,
  selling: boolean,
  tick: number,
  navTick: number,
  time: bigint,
): MarketCourse {
  const moved = tick - state.poolTick
  const energy = faded(least(state.energy + BigInt(moved) ** 2n, MOST_ENERGY), time - state.time)
  // seen from a sale: a step and a gap are positive where the price lies above the bid
  const sign = selling ? 1 : -1
  const before = selling ? state.below - Math.max(-moved, 0) : state.above - Math.max(moved, 0)
  const grown = sign * ((selling ? state.bidTick : state.askTick) - navTick)
  const gap = sign * (tick - navTick)
  const step = Math.min(Math.max(Math.min(Math.max(before, 0) + grown, gap), 0), MOST_STEP)
  const fee = state.base + Number(squareRoot(energy)) * VOLATILITY
  return {
    fee: Math.min(gap < 0 ? fee - gap * AWAY : fee, MOST_FEE),
    edge: navTick - sign * state.width,
    stepFee: step >= LEAST_STEP ? Math.min(fee + step * RECAPTURE, MOST_FEE) : 0,
  }
}

/** Halves every half-life, evenly in between. */
function faded(energy: bigint, elapsed: bigint): bigint {
  const halved = energy >> (elapsed / HALF_LIFE)
  return halved - (halved * (elapsed % HALF_LIFE)) / (2n * HALF_LIFE)
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** Rounded down; at most 16 bits. */
function squareRoot(value: bigint): bigint {
  return BigInt(Math.floor(Math.sqrt(Number(value))))
}
