import { gapOf, observeGap, poolDepth, poolPrice } from '@specie/quant'
import { generator } from './generator.ts'

/** Observations of the guard, one after another: calm, jumps that stay and pass, prices at both ends. */
export function guardLives() {
  const random = generator(23)
  const terms = { band: 10_000_000n, leastDeviation: 1_000_000n, sigmas: 40n }
  let state = { mean: 0n, variance: 0n }
  let jump = 0
  const steps = Array.from({ length: 120 }, (_, i) => {
    if (i % 15 === 0) jump = random.next() < 0.3 ? 0 : (random.next() - 0.5) * 0.2
    const price = random.amount(2e14, 1.3e15) * 1000n + 1n
    const market = (price * BigInt(Math.round((1 + jump + (random.next() - 0.5) * 0.01) * 1e9))) / 1_000_000_000n
    const seen = observeGap(state, { market, price, bid: price, ask: price }, terms)
    const unusual = (seen.gap - state.mean) ** 2n > limitOf(state.variance, terms)
    state = { mean: seen.mean, variance: seen.variance }
    return { inputs: [market, price], expected: [seen.gap, seen.mean, seen.variance, unusual ? 1n : 0n] }
  })
  const edges = [
    [1n, 10n ** 30n],
    [10n ** 30n, 1n],
    [10n ** 18n, 10n ** 18n],
  ].map(([a, b]) => ({ inputs: [a!, b!], gap: gapOf(a!, b!) }))
  const pools = Array.from({ length: 30 }, (_, i) => {
    const sqrtPrice = random.amount(2 ** 40, 2 ** 52) << random.amount(20, 70)
    const price = poolPrice(sqrtPrice, i % 2 === 0)
    const liquidity = random.amount(0, 2 ** 50) << 10n
    return { inputs: [sqrtPrice, BigInt(1 - (i % 2)), liquidity], expected: [price, poolDepth(liquidity, price)] }
  })
  return { terms: [terms.band, terms.leastDeviation, terms.sigmas], steps, edges, pools, count: steps.length }
}

function limitOf(variance: bigint, { leastDeviation, sigmas }: { leastDeviation: bigint; sigmas: bigint }) {
  const least = leastDeviation ** 2n
  return ((variance > least ? variance : least) * sigmas * sigmas) / 100n
}
