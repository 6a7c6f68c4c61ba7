import type { ExitQuote } from '@specie/api'

/** Of what a price is made up, cash units; the parts add up: value − spread − fee = paid. */
export interface Breakdown {
  /** What is sold now, at the middle of the NAV interval. */
  readonly value: bigint
  readonly spread: bigint
  readonly fee: bigint
  readonly paid: bigint
  /** Share units that stay with the seller. */
  readonly rest: bigint
  /** Of the value, fractions; null where nothing is filled. */
  readonly parts: { readonly spread: number; readonly fee: number; readonly paid: number } | null
}

/** Takes a quote apart. */
export function breakdownOf(quote: ExitQuote): Breakdown {
  const [gross, spread, fee, paid] = [quote.gross, quote.spread, quote.fee, quote.paid].map(BigInt) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  const value = gross + spread
  const part = (amount: bigint) => Number((amount * 100_000_000n) / value) / 1e8
  return {
    value,
    spread,
    fee,
    paid,
    rest: BigInt(quote.asked) - BigInt(quote.filled),
    parts: value === 0n ? null : { spread: part(spread), fee: part(fee), paid: part(paid) },
  }
}

/**
 * The least cash that a sale accepts, as the desk counts it: for the whole amount, in proportion for a part.
 * @param slippage tolerated, hundredths of a per cent
 */
export function minimumPaid(
  quote: ExitQuote,
  slippage: number,
): { readonly whole: bigint; readonly filled: bigint } {
  const filled = BigInt(quote.filled)
  if (filled === 0n) return { whole: 0n, filled: 0n }
  const least = (BigInt(quote.paid) * BigInt(10_000 - slippage)) / 10_000n
  return { whole: (least * BigInt(quote.asked)) / filled, filled: least }
}
