import type { Sentence } from '../sentence.ts'

/** Refusals of auctions. */
export const auctionSentences = {
  AuctionCashShort: {
    message: '{received:cash} of {expected:cash} arrived',
    remedy: 'a token that takes a fee on transfers cannot be used here',
  },
  AuctionNotAdmitted: {
    message: 'The share does not admit {wallet}, so it cannot bid for it',
    remedy: 'have the wallet verified first',
  },
  AuctionNotGate: {
    message: 'The share {share} lets {gate} bring shares into auctions, not the auctions themselves',
    remedy: 'have the transfer agent make the auctions a venue of their own gate',
  },
  AuctionOfAnotherShare: { message: 'Auction {id} is of {share}' },
  AuctionOpen: {
    message: 'Auction {id} is not settled yet',
    remedy: 'count its orders once reveals are over',
  },
  AuctionOtherCash: { message: 'The share {share} pays in {cash}, auctions here in another token' },
  AuctionTimesOutOfRange: {
    message:
      'Commitments until {commitEnds:time} and reveals until {revealEnds:time} are too short or too long',
    expected: '15 minutes to 30 days for each',
  },
  AuctionUnknownPool: { message: 'The pool {pool} is not registered here' },
  CommitOver: {
    message: 'Orders of auction {id} could be placed and taken back until {commitEnds:time}',
    remedy: 'reveal the order, and fetch what it brings afterwards',
  },
  DepositShort: {
    message: 'The order needs {needed} units, its deposit is {deposit}',
    remedy: 'an order must be covered in full by its deposit',
  },
  DepositTooLarge: { message: 'A deposit of {deposit} units does not fit' },
  DepositTooSmall: { message: 'A deposit of {deposit} units is too small', expected: 'at least {least}' },
  ForfeitOutOfRange: { message: 'A forfeit of {forfeit} (1e-5) is too large', expected: 'at most {most}' },
  NoReceiverGiven: { message: 'The zero address cannot receive' },
  NotClearing: {
    message: 'The auction does not clear from {low:wad} to {high:wad}, or not only there',
    remedy: 'work the ends of its clearing prices out from all revealed orders',
  },
  NothingToTake: { message: 'Order {number} of auction {id} has nothing coming (any more)' },
  NotOpener: {
    message: '{caller} may not open an auction',
    expected: 'the servicer {servicer} of the pool, or the guard',
  },
  NotOwnerOfOrder: { message: '{caller} may not take what {owner} has coming' },
  NotRevealing: {
    message: 'Orders of auction {id} are revealed after {from:time} and until {to:time}',
  },
  NotTallying: {
    message: 'Orders of auction {id} are counted once, after {from:time} and until {to:time}',
  },
  RevealedAlready: { message: 'Order {number} of auction {id} is revealed already' },
  RevealOutOfRange: { message: 'An order of {shares:shares} at {price:wad} is none' },
  SealDiffers: {
    message: 'This is not what was sealed as order {number} of auction {id}',
    remedy: 'use the shares, price and salt with which it was placed',
  },
  UnknownAuction: { message: 'There is no auction {id}' },
  UnknownOrder: { message: 'Auction {id} has no order {number}' },
} as const satisfies Readonly<Record<string, Sentence>>
