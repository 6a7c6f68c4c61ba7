import type { Sentence } from '../sentence.ts'

/** Refusals of redemption windows and of what makes them. */
export const windowSentences = {
  Asynchronous: {
    message: 'Windows redeem in two steps and take no deposits',
    expected: 'an order first, then a claim once its window has been settled',
  },
  BadSchedule: {
    message: 'Window {window} cannot close at {cutoff:time} and settle at {settles:time}',
    expected:
      'a cut-off at least a day ahead and not before the settlement before it, a settlement an hour to 31 days after its cut-off and at most 100 days after the one before',
  },
  DistributingDiffers: {
    message: 'Whether the share {share} pays its income out is not as stated; it should be: {distributing}',
  },
  FundingClosed: {
    message: 'Window {window} has taken cash until {settles:time}',
    remedy: 'bring the cash for the window after it',
  },
  MoreThanClaimable: { message: '{asked} were asked for, {claimable} can be claimed' },
  MoreThanFunded: { message: '{asked:cash} were asked back of the {funded:cash} brought' },
  MoreThanOrdered: { message: '{asked:shares} were to be taken back, {ordered:shares} wait in the order' },
  NoWindow: {
    message: 'There is no window {window}',
    remedy: 'choose one that is published; the servicer publishes further ones ahead',
  },
  NotAdmitted: {
    message: 'The wallet {wallet} is not admitted to hold the share',
    remedy: 'have it verified first',
  },
  NotAnOrder: {
    message: 'The data {data} sent with the shares is not an order',
    expected: 'nothing, abi.encode(window) or abi.encode(window, controller)',
  },
  NotSettled: { message: 'Window {window} has not been settled yet' },
  NotYours: {
    message: '{caller} may not act for {controller}',
    remedy: 'have {controller} name it an operator',
  },
  NothingClaimable: { message: 'There is nothing for {controller} to claim now' },
  NoticeGiven: {
    message:
      'The order for window {window} was given a lower fee for its notice and stands since {until:time}',
    remedy: 'it can leave after that window, as far as it has not been redeemed',
  },
  OnlyServicer: { message: '{caller} is not the pool’s servicer {servicer}' },
  OnlyShare: { message: 'Orders are handed in through the share only, not by {caller}' },
  OtherCode: {
    message: 'The creation code has the hash {found}; the factory makes windows of {expected} only',
    remedy: 'use the build that the deployment was made with',
  },
  PastCutoff: {
    message: 'The cut-off of window {window} was {cutoff:time}',
    remedy: 'choose a later window, or wait for the settlement of this one',
  },
  ShareOfNoTranche: { message: 'The share {share} is of no tranche of its pool' },
  StillPatient: {
    message:
      '{empty} windows in a row have redeemed nothing; shares are handed back at any time after {patience}',
    remedy: 'cancel before the next cut-off',
  },
  TermsOutOfBounds: {
    message: 'The terms of the windows are out of bounds',
    expected:
      'notice that rises and fees that fall with it, fee and swing of 5 % at most, a part of the supply for a window, and a patience',
  },
  TooEarly: { message: 'Window {window} can be settled from {settles:time}' },
  TooFew: {
    message: '{shares:shares} are too few: their fee would use them up',
    remedy: 'order more at once',
  },
  TooManyOrders: {
    message: '{controller} has orders in {most} windows, no more fit',
    remedy: 'add to one of them, or claim those that have been redeemed',
  },
  UnknownPool: { message: '{pool} is not a pool of this registry' },
} as const satisfies Record<string, Sentence>
