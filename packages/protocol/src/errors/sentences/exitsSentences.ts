import type { Sentence } from '../sentence.ts'

/** Refusals of the router over all exits. */
export const exitsSentences = {
  LegFailed: {
    message: 'The exit of kind {kind} failed without a reason',
    remedy: 'send more gas; if that does not help, leave that exit out',
  },
  LegsExceedOrder: {
    message: 'The legs name {shares:shares}, the order hands in {amount:shares}',
    remedy: 'lower the legs',
  },
  NoSuchExit: { message: 'There is no exit of kind {kind} for this share' },
  NothingSold: {
    message: 'No exit took anything',
    remedy: 'ask for a new quote, or hand the shares to a window',
  },
  OrderExpired: { message: 'The order was good until {deadline:time}', remedy: 'ask for a new quote' },
  SoldTooLittle: {
    message: '{sold:shares} would be sold at once, fewer than the {minimum:shares} demanded',
    remedy: 'sell a part, have the rest queued, or ask for a new quote',
  },
} as const satisfies Record<string, Sentence>
