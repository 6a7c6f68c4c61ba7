/** What all three houses begin with, so that they can be compared. */
export const UNIT = 1_000_000n
export const HOLDERS = 1_000
/** Share units; a share begins near one unit of cash. */
export const SUPPLY = 10_000_000n * UNIT
/** Providers' cash behind the desk. */
export const RESERVE = 1_000_000n * UNIT
/** Shares, and as much cash, of the market maker who leaves, and of the provider who stays. */
export const MAKER = 250_000n * UNIT
export const PASSIVE = 250_000n * UNIT
/** Part of the value that is lost by the end of the path. */
export const LOSS = 0.04
/** Cash of others who buy on a business day, as a part of the supply's value at the beginning. */
export const NEW_MONEY = 0.05
/** What they want below the NAV where nobody sets a price for them. */
export const NEW_MONEY_WANTS = 0.01

/** All that providers bring, at par: reserve, and both sides of the market. */
export const CAPITAL = Number(RESERVE + 2n * (MAKER + PASSIVE))

/** Conditions under which the exits work. */
export interface ExitTerms {
  readonly name: string
  /** 1e-5 */
  readonly desk: { readonly base: number; readonly slope: number }
  /** 1e-5; the fee of an order without notice */
  readonly windows: { readonly fee: number; readonly swing: number }
  /** Ticks, pips. */
  readonly market: { readonly width: number; readonly base: number }
  /** Hours between two statements of losses: what is known in between, nobody is paid less for. */
  readonly statedEvery: number
}

/** A dry desk costs what a window costs: whoever comes last gets as much as whoever comes first, less a part of that. */
export const LEVEL_TERMS: ExitTerms = {
  name: 'level',
  desk: { base: 250, slope: 500 },
  windows: { fee: 250, swing: 500 },
  market: { width: 100, base: 500 },
  statedEvery: 6,
}

/** The same where losses are stated in the hour in which they are known. */
export const PROMPT_TERMS: ExitTerms = { ...LEVEL_TERMS, name: 'prompt', statedEvery: 1 }

/** What the demonstration sets. */
export const DEMONSTRATION_TERMS: ExitTerms = {
  name: 'demonstration',
  desk: { base: 200, slope: 3_000 },
  windows: { fee: 1_000, swing: 1_000 },
  market: { width: 100, base: 500 },
  statedEvery: 6,
}
