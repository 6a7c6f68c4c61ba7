import type { Sentence } from '../sentence.ts'

/** Refusals of the resting quotes. */
export const quoteSentences = {
  MakerNotAdmitted: {
    message: 'The share does not admit {maker}, or has frozen it, so it cannot bring shares or quote',
    remedy: 'what is in its book can be sold; cash can be taken out',
  },
  MakerStillAdmitted: { message: 'The share still admits {maker}' },
  NotAgentOfShare: {
    message: '{caller} is neither owner nor agent of the share',
    expected: 'the transfer agent of the share',
  },
  NotTheMaker: {
    message: '{caller} may not act for the maker {maker}',
    expected: 'the maker itself, or the wallet that took over from it',
  },
  QuoteBadInstructions: {
    message: 'The message {data} that came with the shares cannot be read',
    expected: 'a maker, a minimum and a receiver',
  },
  QuoteBookTooLarge: { message: 'A book of {cash:cash} in cash and {shares:shares} does not fit' },
  QuoteCashArrivedShort: {
    message: '{received:cash} of {expected:cash} arrived',
    remedy: 'a token that takes a fee on transfers cannot be used here',
  },
  QuoteCashShort: { message: 'The book has {held:cash} in cash; {wanted:cash} were to be taken out' },
  QuoteCostsTooMuch: {
    message: 'It costs {cost:cash}, more than the {maximum:cash} allowed',
    remedy: 'the price has moved: ask again, or raise the maximum',
  },
  QuoteFilledTooLittle: {
    message: 'Only {filled:shares} would be filled, {minimum:shares} were demanded',
    remedy: 'the maker’s book or size ends there: lower the minimum fill, or use another exit for the rest',
  },
  QuoteMostBelowHeld: {
    message: 'The rule lets the book hold {most:shares}, and it would hold {held:shares}',
    remedy: 'raise the most that it may hold, or take shares out first',
  },
  QuoteNoReceiver: { message: 'The zero address cannot receive' },
  QuoteNothingAsked: { message: 'Nothing would change' },
  QuoteOver: {
    message: 'The quote of {maker} for {share} has ended, or never began',
    remedy: 'ask another maker, or use another exit',
  },
  QuotePaidTooLittle: {
    message: '{paid:cash} would be paid, less than the {minimum:cash} demanded',
    remedy: 'the price has moved: ask again, or lower the minimum',
  },
  QuotePaysNothing: {
    message: 'The quote of {maker} for {share} has nothing for {amount:shares}',
    remedy: 'its book, its cash or its size is used up: ask another maker, or wait',
  },
  QuotesOfAnotherGate: {
    message: 'The share {share} lets {gate} bring shares into the resting quotes, not the quotes themselves',
    remedy: 'have the transfer agent make the quotes a venue of their own gate',
  },
  QuoteSellsOnly: {
    message: 'The maker {maker} may not buy {share} any more',
    remedy: 'the share does not admit it: ask another maker',
  },
  QuotesOtherCash: { message: 'The share {share} pays in {cash}, these quotes are in another token' },
  QuoteSharesShort: { message: 'The book has {held:shares}; {wanted:shares} were to be taken out' },
  QuoteTermsOutOfRange: {
    message:
      'A discount of {discount}, a premium of {premium} (1e-5) and a size of {size} (1e-4) of {most:shares} are out of bounds',
    expected:
      'discount and premium with the skew of at most 50,000, and a size of 1 to 10,000 that is a share or more',
  },
} as const satisfies Readonly<Record<string, Sentence>>
