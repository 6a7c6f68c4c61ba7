import { requireInteger } from '@specie/units'
import { inverseNormalDistribution, normalDistribution } from '../probability/normal.ts'
import { atOnce, type Steps } from '../work/inSlices.ts'
import { type Portfolio, requirePortfolio } from './Portfolio.ts'

const TWO_32 = 4294967296
/** Paths between two looks at the clock. */
const BATCH = 1024

export interface SimulationOptions {
  readonly paths: number
  /** Whole number; the same seed gives the same losses. */
  readonly seed: number
  /** Number of the first path, so that several threads can share one run: path n is the same wherever it runs. */
  readonly firstPath?: number
  /** Called now and then with the paths done; return false to stop early. */
  readonly onProgress?: (done: number) => boolean
}

/**
 * Losses by Monte-Carlo, in loss units: a factor a path, then one draw a loan against its conditional probability.
 * Each path has its own stream (xoshiro128**, D. Blackman and S. Vigna, seeded by a hash of seed and path), so that
 * the result does not depend on how paths are spread over threads. A check on `lossDistribution`, which is exact.
 * @returns one loss a path; shorter when stopped
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function simulateLosses(portfolio: Portfolio, options: SimulationOptions): Float64Array {
  const run = openRun(portfolio, options)
  const results = new Float64Array(run.paths)
  for (let from = 0; from < run.paths; from += BATCH) {
    const to = Math.min(from + BATCH, run.paths)
    results.set(run.losses(from, to), from)
    if (to - from === BATCH && options.onProgress?.(to) === false) return results.slice(0, to)
  }
  return results
}

/**
 * The distribution of a portfolio's losses by Monte-Carlo, in a memory that does not grow with the paths; in steps, for
 * `inSlices`. Path for path the losses of `simulateLosses`.
 * @returns share of the paths at the losses 0, 1, 2 … units
 * @throws ArgumentError naming the argument that cannot be right.
 */
export function* simulatedDistributionSteps(
  portfolio: Portfolio,
  options: Omit<SimulationOptions, 'onProgress'>,
): Steps<Float64Array> {
  const run = openRun(portfolio, options)
  const shares = new Float64Array(1 + portfolio.lossUnits.reduce((sum, units) => sum + units, 0))
  for (let from = 0; from < run.paths; from += BATCH) {
    const to = Math.min(from + BATCH, run.paths)
    for (const loss of run.losses(from, to)) shares[loss] = shares[loss]! + 1 / run.paths
    yield to / run.paths
  }
  return shares
}

/** `simulatedDistributionSteps` at once. */
export function simulatedDistribution(
  portfolio: Portfolio,
  options: Omit<SimulationOptions, 'onProgress'>,
): Float64Array {
  return atOnce(simulatedDistributionSteps(portfolio, options))
}

/** A run whose paths can be asked for batch by batch. */
function openRun(portfolio: Portfolio, options: SimulationOptions) {
  requirePortfolio(portfolio)
  const paths = requireInteger('paths', options.paths, 1, 2 ** 31)
  const seed = requireInteger('seed', options.seed)
  const firstPath = requireInteger('firstPath', options.firstPath ?? 0, 0)
  const { thresholds, ends, losses } = grouped(portfolio)
  const loading = Math.sqrt(portfolio.correlation)
  const residual = Math.sqrt(1 - portfolio.correlation)
  const limits = new Float64Array(thresholds.length)
  const batch = new Float64Array(BATCH)
  const state = new Uint32Array(4)
  return {
    paths,
    /** Losses of the paths from one to another, at most a batch; valid until the next are asked for. */
    losses(from: number, to: number): Float64Array {
      for (let path = from; path < to; path++) {
        seedPath(state, seed, firstPath + path)
        const factor = inverseNormalDistribution((draw(state) + 0.5) / TWO_32)
        for (let g = 0; g < limits.length; g++) {
          limits[g] = normalDistribution((thresholds[g]! - loading * factor) / residual) * TWO_32
        }
        batch[path - from] = lossOfPath(state, limits, ends, losses)
      }
      return batch.subarray(0, to - from)
    },
  }
}

/** Loans in order of their threshold, one group a threshold. */
function grouped(portfolio: Portfolio) {
  const order = Uint32Array.from(portfolio.pd.keys()).sort(
    (a, b) => portfolio.pd[a]! - portfolio.pd[b]! || a - b,
  )
  const thresholds: number[] = []
  const ends: number[] = []
  for (const [place, loan] of order.entries()) {
    const threshold = inverseNormalDistribution(portfolio.pd[loan]!)
    if (threshold !== thresholds.at(-1)) {
      thresholds.push(threshold)
      ends.push(place)
    }
    ends[ends.length - 1] = place + 1
  }
  return { thresholds, ends, losses: Float64Array.from(order, (loan) => portfolio.lossUnits[loan]!) }
}

/** The generator is written out here: a call a draw costs more than the draw. */
function lossOfPath(
  state: Uint32Array,
  limits: Float64Array,
  ends: readonly number[],
  losses: Float64Array,
): number {
  let s0 = state[0]! | 0
  let s1 = state[1]! | 0
  let s2 = state[2]! | 0
  let s3 = state[3]! | 0
  let loss = 0
  let loan = 0
  for (let g = 0; g < limits.length; g++) {
    const limit = limits[g]!
    const end = ends[g]!
    for (; loan < end; loan++) {
      const product = Math.imul(s1, 5)
      const drawn = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
      const shifted = s1 << 9
      s2 ^= s0
      s3 ^= s1
      s1 ^= s2
      s0 ^= s3
      s2 ^= shifted
      s3 = (s3 << 11) | (s3 >>> 21)
      if (drawn < limit) loss += losses[loan]!
    }
  }
  return loss
}

function draw(state: Uint32Array): number {
  const product = Math.imul(state[1]!, 5)
  const drawn = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
  const shifted = state[1]! << 9
  state[2]! ^= state[0]!
  state[3]! ^= state[1]!
  state[1]! ^= state[2]!
  state[0]! ^= state[3]!
  state[2]! ^= shifted
  state[3] = (state[3]! << 11) | (state[3]! >>> 21)
  return drawn
}

/** Four words out of seed and path by MurmurHash3's finaliser over a Weyl sequence. */
function seedPath(state: Uint32Array, seed: number, path: number): void {
  let word = Math.imul(seed | 0, 0x9e3779b9) ^ Math.imul(Math.floor(seed / TWO_32) | 0, 0x85ebca6b)
  word ^= Math.imul(path | 0, 0xc2b2ae35) ^ Math.imul(Math.floor(path / TWO_32) | 0, 0x27d4eb2f)
  for (let k = 0; k < 4; k++) {
    word = (word + 0x9e3779b9) | 0
    let mixed = word ^ (word >>> 16)
    mixed = Math.imul(mixed, 0x85ebca6b)
    mixed ^= mixed >>> 13
    mixed = Math.imul(mixed, 0xc2b2ae35)
    state[k] = mixed ^ (mixed >>> 16)
  }
  // the all-zero state would never leave itself
  if ((state[0]! | state[1]! | state[2]! | state[3]!) === 0) state[0] = 1
}
