import type { Sentence } from '../sentence.ts'

/** Refusals of block trades. Legs are counted from 0. */
export const blockSentences = {
  BandOutOfRange: { message: 'A band of {band} (1e-5) is too wide', expected: 'at most {most}' },
  BlockBadInstructions: {
    message: 'The message {data} that came with the shares cannot be read',
    expected: 'seller, receiver, minimum and quotes',
  },
  BlockCostsTooMuch: {
    message: 'The quotes come to {cost:cash}, more than the {maximum:cash} allowed',
    remedy: 'raise the maximum, or choose cheaper quotes',
  },
  BlockNotGate: {
    message: 'The share {share} lets {gate} bring shares into block trades, not the contract itself',
    remedy: 'have the transfer agent make it a venue of its own gate',
  },
  BlockNotListed: {
    message: 'Blocks of {share} are not settled here',
    remedy: 'have it listed first',
  },
  BlockOtherCash: { message: 'The share {share} pays in {cash}, block trades here in another token' },
  BlockPaysTooLittle: {
    message: 'The quotes come to {paid:cash}, less than the {minimum:cash} demanded',
    remedy: 'lower the minimum, or choose better quotes',
  },
  BlockSharesDiffer: {
    message: '{sent:shares} were sent, the legs come to {legs:shares}',
    remedy: 'send just what the legs come to',
  },
  NobodyReceives: { message: 'The zero address cannot receive' },
  NoLegs: { message: 'There is no quote to settle' },
  NonceAlreadyGone: {
    message: 'The number {nonce} of {maker} has been used, cancelled or overtaken',
    remedy: 'nothing is to be taken back there',
  },
  NotForOthers: {
    message: '{caller} may not sell for {seller}',
    expected: 'the seller itself',
  },
  PriceOutsideBand: {
    message: 'The price {price:wad} of leg {leg} lies beyond {edge:wad}, the end of the band around the NAV',
    remedy: 'ask the maker for a price within the band',
  },
  QuoteExpired: {
    message: 'The quote of leg {leg} ended at {deadline:time}',
    remedy: 'ask the maker for a new one',
  },
  QuoteForAnotherTaker: { message: 'The quote of leg {leg} is for {taker}, not for {caller}' },
  QuoteOfAnotherShare: { message: 'The quote of leg {leg} is for another share, {share}' },
  QuoteOfOtherSide: {
    message: 'The quote of leg {leg} is for the other side: whether its maker buys is {makerBuys}',
  },
  QuoteTooSmall: { message: 'Leg {leg} takes {wanted:shares} of a quote for {quoted:shares}' },
  QuoteUnsigned: {
    message: 'The quote of leg {leg} is not signed by {maker}',
    remedy: 'take it just as the maker signed it, on the chain that it signed it for',
  },
  QuoteUsed: {
    message: 'The quote {nonce} of {maker} (leg {leg}) has been used or taken back',
    remedy: 'ask the maker for a new one',
  },
  QuoteWhole: {
    message: 'Leg {leg} takes {wanted:shares}; its quote is for {quoted:shares} or nothing',
    remedy: 'take all of it, or leave it out',
  },
} as const satisfies Readonly<Record<string, Sentence>>
