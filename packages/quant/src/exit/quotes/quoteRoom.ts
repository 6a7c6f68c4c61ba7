import { QUOTE_FULL, QUOTE_RETURNS, QUOTE_SIZE, type RestingQuote } from './RestingQuote.ts'

/** Part of the size in use at `time`, 2^-32: what has come back is rounded down. */
export function quoteUsedAt(quote: RestingQuote, time: bigint): bigint {
  const back = ((time - quote.time) * QUOTE_FULL) / QUOTE_RETURNS
  return quote.used > back ? quote.used - back : 0n
}

/** Share units of the size that are free at `time`, rounded down. */
export function quoteRoomAt(quote: RestingQuote, time: bigint): bigint {
  return (sizeOf(quote) * (QUOTE_FULL - quoteUsedAt(quote, time))) >> 32n
}

/** Part of the size in use after a trade of `shares` at `time`, rounded up. */
export function quoteUsedAfter(quote: RestingQuote, shares: bigint, time: bigint): bigint {
  const size = sizeOf(quote)
  const used = quoteUsedAt(quote, time) + ((shares << 32n) + size - 1n) / size
  return used < QUOTE_FULL ? used : QUOTE_FULL - 1n
}

function sizeOf({ most, size }: RestingQuote): bigint {
  return (most * size) / QUOTE_SIZE
}
