import type { Segment, Waterfall } from '@specie/quant'

/** xorshift32: the same numbers everywhere. */
export function generator(seed: number) {
  let state = seed
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { next, whole, amount: (from: number, to: number) => BigInt(whole(from, to)) }
}
export type Generator = ReturnType<typeof generator>

/** A level-pay segment; whole numbers come from float arithmetic with + − × ÷ only, the same on every machine. */
export function levelPay(random: Generator, months: number): Segment {
  const monthly = random.whole(20, 200) * 1e-4
  const balance = random.whole(1e9, 1e15)
  let growth = 1
  for (let k = 0; k < months; k++) growth *= 1 + monthly
  const payment = (balance * monthly * growth) / (growth - 1)
  const cash: bigint[] = []
  const openingBalance: bigint[] = []
  for (let k = 0, left = balance; k < months; k++, left = Math.max(left * (1 + monthly) - payment, 0)) {
    cash.push(BigInt(Math.round(payment)))
    openingBalance.push(BigInt(Math.round(left)))
  }
  return {
    hazard: random.whole(0, 250_000_000),
    recovery: random.whole(0, 1_000_000_000),
    spread: random.whole(0, 120_000_000),
    cash,
    openingBalance,
  }
}

export function randomCurve(random: Generator) {
  return Array.from({ length: 10 }, () => random.whole(-50_000, 900_000))
}

export function describeState(state: Waterfall) {
  return {
    principals: state.tranches.map((tranche) => tranche.principal),
    accrued: state.tranches.map((tranche) => tranche.accrued),
    earmarks: state.tranches.map((tranche) => tranche.earmark),
    base: state.base,
    fees: state.fees,
    trapped: state.trapped,
    since: state.since,
  }
}

