import type { Sentence } from '../sentence.ts'

/** Refusals of feeds and of the valuation. */
export const oracleSentences = {
  AlreadyAccepted: {
    message: 'The first valuation of the pool {pool} has been accepted and cannot be replaced',
  },
  BadSettings: { message: 'The settings of the valuation are out of bounds' },
  HazardOutOfRange: { message: 'The hazard feed gives {hazardShift:rate}', expected: 'within 100% a year' },
  InTheFuture: {
    message: 'The report states something of the future: it is {now_:time} on the chain',
    expected: 'a time of observation or a cut-off that has passed',
  },
  NotLater: { message: 'The report is as of {asOf:time}, not later than the last one, {last:time}' },
  NotOpened: { message: 'The pool {pool} has not been valued yet', remedy: 'have the issuer originate it' },
  NotPool: { message: '{caller} is not a pool of this registry' },
  NotValuer: { message: '{caller} is not the valuer of the pool', expected: '{valuer}' },
  NothingParked: { message: 'Nothing waits to be confirmed' },
  StaleMark: {
    message: 'The price of the share {share} is stale: its report’s month ended at {horizon:time}',
    expected: 'a report within {maxAge:duration} of that',
    remedy: 'have the servicer report; until then nothing is bought or sold at this price',
  },
  WrongLadder: {
    message: 'The ladder has the hash {given}, the pool reported {expected}',
    remedy: 'use the ladder of the pool’s last report',
  },
  WrongRevision: {
    message: 'Report {given} was examined, and the newest is {current}',
    remedy: 'examine the newest report and confirm that',
  },
  EndedFeed: {
    message: 'The feed {feed:text} has ended',
    remedy: 'what depends on it must turn to another feed',
  },
  MalformedLadder: { message: 'The ladder is not well formed at byte {position}' },
  MalformedMoments: { message: 'The moments of bucket {bucket} are not well formed' },
  NoRound: { message: 'Round {round} is not kept; the latest is {latest}' },
  NotNewer: {
    message: 'The observation of {observedAt:time} is not newer than the last one, of {last:time}',
    expected: 'a later observation',
  },
  NotReporter: {
    message: '{account} does not report to the feed {feed:text}',
    remedy: 'have governance admit it as a reporter',
  },
  OutOfType: { message: 'The answer {data} is too large for a feed' },
  QuorumNotMet: {
    message: 'The feed {feed:text} needs reports of {quorum} reporters; {given} came',
    remedy: 'collect signed reports of enough reporters',
  },
  SameReporter: {
    message: '{reporter} stated the parked report of the feed {feed:text} itself',
    expected: 'another reporter, or governance',
  },
  StaleFeed: {
    message: 'The last answer of the feed {feed:text} is {age:duration} old',
    expected: 'at most {maxAge:duration}',
    remedy: 'have a reporter report',
  },
  TooManyReporters: { message: 'The feed {feed:text} has admitted as many reporters as it can' },
  UnknownFeed: { message: 'There is no feed {feed:text}', remedy: 'have governance create it' },
  UnsortedReporters: {
    message: 'The report of {next} comes after that of {previous}',
    expected: 'one report a reporter, in ascending order of their addresses',
  },
  WrongKind: { message: 'The feed {feed:text} is not of the kind asked for' },
  WrongParked: {
    message: 'The report examined is {given}, and {parked} is the one that waits',
    remedy: 'examine the one that waits',
  },
  YieldOutOfRange: {
    message: 'The portfolio cannot be discounted at {yield:rate}',
    expected: 'a yield above -100% a year',
  },
} as const satisfies Record<string, Sentence>
