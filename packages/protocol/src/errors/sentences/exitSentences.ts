import type { Sentence } from '../sentence.ts'

/** Refusals of the reserve and of its desks. */
export const exitSentences = {
  AlreadyListed: { message: 'The share {share} is listed already' },
  AnnouncedTooMuch: { message: '{shares} shares were announced of the {balance} held' },
  BadInstructions: {
    message: 'The data {data} sent with the shares is not an instruction to sell',
    expected: 'abi.encode(minimumPaid) or abi.encode(minimumPaid, receiver)',
  },
  BadTerms: {
    message: 'A fee of {base} + {slope} hundred-thousandths with a window of {window} days is out of bounds',
    expected: 'base and slope of 50,000 together at most, and a window of 1 to 255 days',
  },
  BadTimes: {
    message: 'A cooldown of {cooldown:duration} with a window of {window:duration} is out of bounds',
    expected: 'a window, and at most a year in all',
  },
  CashArrivedShort: {
    message: 'The cash token delivered {received:cash} of {expected:cash}',
    remedy: 'a token that takes a fee on transfers cannot be the reserve’s cash',
  },
  CostOverflow: { message: 'An inventory cost of {cost:cash} is more than the desk can book' },
  CostsTooMuch: {
    message: 'The shares cost {cost:cash}, more than the {maximum:cash} allowed',
    remedy: 'raise the maximum or buy fewer',
  },
  DeskInUse: {
    message: 'The desk {desk} still holds inventory that cost {cost:cash}',
    remedy: 'sell or settle the inventory first',
  },
  DeskKnown: { message: 'The desk {desk} draws on this reserve already' },
  DeskOfAnotherReserve: { message: 'The desk {desk} draws on another reserve, {reserve}' },
  DeskHalted: {
    message: 'The desk rests for the share {share} until {until:time}',
    remedy: 'use a window or a block trade, or wait: the end needs nobody',
  },
  FilledTooLittle: {
    message: '{filled:shares} would be taken, fewer than the {minimum:shares} demanded',
    remedy: 'lower the minimum fill, or wait until the bucket leaks or cash comes in',
  },
  HaltTooLong: { message: 'A halt cannot end at {until}', expected: 'unix seconds before the year 2106' },
  InventoryShort: { message: 'The desk holds {held:shares} of {share}; {wanted:shares} were wanted' },
  LimitReached: {
    message: 'The desk has bought the share {share} for {level:cash}, its limit is {limit:cash}',
    remedy: 'wait until the bucket leaks, or until somebody buys from the desk',
  },
  NoCash: {
    message: 'The reserve has no cash for the share {share} now',
    remedy: 'wait until providers bring cash in or the desk sells inventory',
  },
  NoReceiver: { message: 'The receiver is the zero address' },
  NoShares: { message: 'The amount is too small for a single share' },
  NotDesk: { message: 'The account is not a desk of this reserve' },
  NotGateOf: {
    message: 'The desk cannot hold the share {share}: its gate there is {gate}',
    remedy: 'have the transfer agent make the desk a venue with itself as gate',
  },
  NotListed: { message: 'The desk does not deal in the share {share}', remedy: 'have governance list it' },
  NothingWanted: { message: 'There is nothing to do: the amount is zero' },
  OnlyReserve: { message: '{caller} is not the desk’s reserve' },
  OtherCash: { message: 'The share {share} is paid for in another cash token, {cash}' },
  PaidTooLittle: {
    message: 'The sale would pay {paid:cash}, less than the {minimum:cash} demanded',
    remedy: 'lower the minimum, sell less at once, or wait until the fee has fallen',
  },
  PaysNothing: {
    message: '{amount:shares} of {share} are worth {gross:cash}, which the fee uses up',
    remedy: 'sell more at once',
  },
  StillHeld: { message: 'The desk still holds {inventory:shares} of {share}' },
  TooManyDesks: { message: 'A reserve has {maximum} desks at most' },
  TooManyListed: { message: 'A desk deals in {maximum} shares at most' },
} as const satisfies Record<string, Sentence>
