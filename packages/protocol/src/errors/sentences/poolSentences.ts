import type { Sentence } from '../sentence.ts'

/** Refusals of a pool. */
export const poolSentences = {
  AmountIsZero: { message: 'The amount is zero', expected: 'an amount above zero' },
  BelowMinimum: {
    message: 'The pool has raised {raised:cash} and needs {minimum:cash} to be activated',
    remedy: 'raise more, or cancel so that investors are refunded',
  },
  BondMissing: {
    message: 'The servicer’s bond is not at stake yet',
    remedy: 'have the servicer pay the bond into the registry',
  },
  CashShort: {
    message: 'The cash token delivered {received:cash} of {expected:cash}',
    remedy: 'a token that takes a fee on transfers cannot be a pool’s cash',
  },
  ClaimsOpen: {
    message: 'Tranche {tranche} has claims of {claims:cash} open and cannot be redeemed yet',
    remedy: 'wait until its claims are paid or the pool is closed; until then sell to the desk',
  },
  CouponTooHigh: {
    message: 'Tranche {tranche} has a coupon of {coupon:rate}',
    expected: 'at most 100% a year',
  },
  CoverageFails: {
    message: 'The portfolio does not cover the tranches as their coverage tests demand',
    remedy: 'raise less in the senior tranches or bring in more assets',
  },
  CutOffInFuture: { message: 'The cut-off {found:time} lies in the future' },
  CutOffNotLater: {
    message: 'The cut-off {found:time} is not later than the last one, {last:time}',
    expected: 'a later cut-off in every report',
  },
  DocumentMissing: { message: 'The hash of the document is missing' },
  FeeTooHigh: { message: 'The servicing fee is {feeRate:rate}', expected: 'at most 10% a year' },
  ImpairmentTooSmall: {
    message: 'The report states losses of {found:cash}; the late balances it reports demand {least:cash}',
    remedy: 'state at least the agreed write-downs',
  },
  IssuanceFrozen: {
    message: 'No shares of this pool are issued: one of its loans was shown to be pledged twice',
    remedy: 'settle the double pledge; governance then lifts the freeze',
  },
  MinimumRaise: {
    message: 'The minimum of {minimum:cash} cannot be reached: investors may put in {maximum:cash} in all',
    expected: 'a minimum above zero and within what the tranches take',
  },
  NoSuchAsset: { message: 'No asset with the key {collateralKey} is on the book' },
  NoSuchTranche: { message: 'The pool has no tranche {tranche}', expected: '0 (senior) up to the residual' },
  NotAllowed: {
    message: '{caller} may not do this',
    expected: 'the party of the pool whose part it is: issuer, servicer or valuer',
  },
  NotConfirmed: {
    message: 'The valuation has not been confirmed',
    remedy: 'have the pool’s valuer confirm it',
  },
  PartyMissing: { message: 'A party is missing', expected: 'an issuer, a servicer and a valuer' },
  PartyUnfit: { message: '{party} cannot take this part: it holds another one that must be independent' },
  RaiseEnded: { message: 'The raise would end at {raiseEnds:time}, which has passed' },
  RaiseOver: { message: 'The raise ended at {ended:time}' },
  RaiseStillOpen: {
    message: 'The raise is open until {ends:time}',
    remedy: 'only the issuer can cancel before that',
  },
  RaisedAboveValue: {
    message: 'Investors paid {raised:cash} for a portfolio worth {value:cash}',
    remedy: 'bring in more assets, or cancel so that investors are refunded',
  },
  ReportTooOld: {
    message: 'The last report is as of {asOf:time}, more than 45 days ago',
    remedy: 'have the issuer report again and the valuer confirm it',
  },
  ResidualIsEmpty: {
    message: 'Nobody would hold the residual: the raise has used up the whole value of the portfolio',
    remedy: 'raise less than the portfolio is worth, or sell some of the residual to investors',
  },
  ResidualHasClaim: {
    message: 'The last tranche is the residual: it has neither a coupon nor a coverage test',
  },
  TrancheCount: { message: 'A pool with {count} tranches cannot be opened', expected: 'one to three' },
  TrancheFull: {
    message: 'Tranche {tranche} has room for {room:cash} more',
    remedy: 'invest less, or in another tranche',
  },
  ValueLeft: {
    message: 'The portfolio is still worth {value:cash}',
    remedy: 'collect or dispose of what is left, report it, then close',
  },
  ValuerNotIndependent: {
    message: 'The valuer {valuer} is also issuer or servicer',
    expected: 'a third party',
  },
  WriteDown: {
    message: 'The write-downs {writeDown} do not rise from one step to the next',
    expected: 'three steps in basis points, none above 10,000',
  },
  WrongPeriod: {
    message: 'The report is for period {found}; the next period is {expected}',
    expected: 'every period once, in order',
  },
  WrongState: { message: 'The pool is {found:state}; this cannot be done now' },
} as const satisfies Record<string, Sentence>
