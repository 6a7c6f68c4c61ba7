import type { Sentence } from '../sentence.ts'

/** Refusals of the guard. */
export const guardSentences = {
  BadWatchTerms: {
    message:
      'A share cannot be watched with a band of {band} (1e-9), {observations} observations every {spacing} seconds and levels of {longest} seconds in all before {rest} of rest',
    expected:
      'a band up to half, at least 2 observations at least 5 minutes apart, levels of at most 14 days in all, and at least as long a rest',
  },
  NoAuctions: {
    message: 'The guard has no auctions in which a share could be reopened',
    remedy: 'the level ends by itself; governance can lower it',
  },
  NoTimeLeft: {
    message: 'The levels of {share} have used all of their time',
    remedy: 'a level can be raised again from {from:time} on',
  },
  NotALevel: { message: '{level} is no level', expected: '1, 2 or 3' },
  NotClearedNearNav: {
    message: 'The auction of {share} has not cleared near the NAV with enough shares',
    remedy: 'wait until it is settled; a level ends by itself all the same',
  },
  NotHigher: {
    message: '{share} has level {current} already; {level} would lower it',
    remedy: 'only governance or a reopening auction lowers a level before its end',
  },
  NotLower: { message: '{share} has level {current}; {level} is not lower' },
  NotReopening: {
    message: '{share} has level {level} and no reopening auction',
    expected: 'a share at level 3',
  },
  NotWatched: {
    message: 'The guard does not watch {share}',
    remedy: 'have governance set the terms of its watch: npx specie guard watch',
  },
  ReopeningOpen: { message: 'The reopening auction of {share} is open: number {id}' },
  TooSoon: {
    message: '{share} has just been observed',
    remedy: 'observe it again from {from:time} on: what is seen in a burst counts once',
  },
  TradedNow: {
    message: '{share} was traded in this very second, so its price is not believed',
    remedy: 'observe it again in the next block',
  },
} as const satisfies Readonly<Record<string, Sentence>>
