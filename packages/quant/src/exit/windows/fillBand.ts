import { ArgumentError, requireNumber } from '@specie/units'

/** What is known of the windows to come, and how those before went. Shares and cash in any one unit each. */
export interface FillTerms {
  /** Shares that have waited since earlier windows, and all shares. */
  readonly waiting: number
  readonly supply: number
  /** Cash a share. */
  readonly price: number
  /** Part of the supply that one window redeems at most. */
  readonly most: number
  /** Those to come, next first: shares that have joined already, cash that stands there. */
  readonly windows: readonly { readonly joining: number; readonly funded: number }[]
  /** Those settled: cash brought as a part of the supply's worth, new orders as a part of the supply. */
  readonly history: readonly { readonly funded: number; readonly joined: number }[]
}

/** Part of what waits that has been redeemed: one draw in ten is below `low`, one in ten above `high`. */
export interface FillPart {
  readonly low: number
  readonly expected: number
  readonly high: number
}

/** What has been redeemed once a window is settled. */
export interface WindowFill {
  /** Of an order that takes part from the n-th window to come on, counted from 0; at most this one. */
  since(first: number): FillPart
}

const DRAWS = 1_000

/**
 * What part of an order will have been redeemed after each window to come. Each window is drawn from what was brought
 * and newly ordered in one of those settled, or, with one chance in their number plus one (Laplace's rule of
 * succession), with cash evenly between what stands there and all that is asked for; cash that stands there is the least. All
 * orders get the same part of a window, so a place in a line is not needed. Draws are the same for the same terms.
 * @throws ArgumentError naming the term that cannot be right
 */
export function fillBand(terms: FillTerms): readonly WindowFill[] {
  for (const name of ['waiting', 'supply', 'price', 'most'] as const) requireNumber(name, terms[name], 0)
  for (const { joining, funded } of terms.windows) {
    if (!(joining >= 0 && funded >= 0)) throw new ArgumentError('windows', funded, 'amounts of at least 0')
  }
  const random = sequence()
  const draws = Array.from({ length: DRAWS }, () => drawOne(terms, random))
  return terms.windows.map((_, last) => ({
    since(first) {
      const parts = draws.map((left) => redeemed(left, Math.min(first, last), last)).sort((a, b) => a - b)
      const at = (quantile: number) => parts[Math.floor(quantile * (DRAWS - 1))]!
      return { low: at(0.1), expected: parts.reduce((sum, part) => sum + part, 0) / DRAWS, high: at(0.9) }
    },
  }))
}

/** Part that each window leaves of what took part in it. */
function drawOne(
  { waiting, supply, price, most, windows, history }: FillTerms,
  random: () => number,
): number[] {
  let shares = waiting
  return windows.map(({ joining, funded }) => {
    const past = history[Math.floor(random() * (history.length + 1))]
    const share = random()
    const orders = Math.max(joining, (past?.joined ?? 0) * supply)
    shares += orders
    if (shares <= 0) return 1
    const wanted = shares * price
    const free =
      past === undefined ? funded + share * Math.max(0, wanted - funded) : past.funded * supply * price
    const cash = Math.max(funded, free)
    const filled = Math.min(1, wanted > 0 ? cash / wanted : 0, (most * supply) / shares)
    shares *= 1 - filled
    return 1 - filled
  })
}

function redeemed(left: readonly number[], first: number, last: number): number {
  let rest = 1
  for (let n = first; n <= last; n += 1) rest *= left[n]!
  return 1 - rest
}

/** Numbers from 0 to 1, always the same: mulberry32 with a fixed seed (T. Ettinger, public domain). */
function sequence(): () => number {
  let state = 0x5eed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
