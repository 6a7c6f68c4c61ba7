/** What a share's market remembers between two trades. Ticks are of cash a share. */
export interface MarketState {
  /** Bid when shares were last sold, ask when they were last bought, price at which the last trade began. */
  readonly bidTick: number
  readonly askTick: number
  readonly poolTick: number
  /** Unix seconds of the last trade; of a closed market: when it opens by itself. */
  readonly time: bigint
  /** Squared ticks that the price moved, halving every twelve hours. */
  readonly energy: bigint
  /** Ticks of reports' steps that nobody has bought, or sold, yet. */
  readonly above: number
  readonly below: number
  /** Share units of fees in the pool; a lower bound. */
  readonly fees: bigint
  /** Ticks that a trade may take the price beyond bid or ask. */
  readonly width: number
  /** Pips. */
  readonly base: number
  /** Whether the share is Uniswap's currency0. */
  readonly first: boolean
  /** Nothing is traded until `time`, see `isMarketClosed`. */
  readonly closed: boolean
}

/** Whether nothing is traded at `time`, unix seconds: closed by governance, or halted until later. */
export function isMarketClosed(state: Pick<MarketState, 'closed' | 'time'>, time: bigint): boolean {
  return state.closed && time < state.time
}

/** Reads the word in which the contract keeps it (`MarketWord`). */
export function unpackMarketWord(word: bigint): MarketState {
  const bits = (from: number, count: number) => BigInt.asUintN(count, word >> BigInt(from))
  const tick = (from: number) => Number(BigInt.asIntN(21, word >> BigInt(from)))
  return {
    bidTick: tick(0),
    askTick: tick(21),
    poolTick: tick(42),
    time: bits(63, 32),
    energy: bits(95, 16),
    above: Number(bits(111, 16)),
    below: Number(bits(127, 16)),
    fees: bits(143, 72),
    width: Number(bits(231, 10)),
    base: Number(bits(241, 11)) * 10,
    first: bits(252, 1) === 1n,
    closed: bits(253, 1) === 1n,
  }
}
