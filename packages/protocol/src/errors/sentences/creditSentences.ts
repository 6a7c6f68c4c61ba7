import type { Sentence } from '../sentence.ts'

/** Refusals of lending. */
export const creditSentences = {
  CalledAlready: { message: 'The loan of {borrower} has been called or is for sale already' },
  CollateralShort: { message: '{wanted} units of collateral were asked for, {locked} are locked' },
  CoverSilent: {
    message: 'The cover {cover} failed without a reason',
    remedy: 'send more gas; a cover that refuses says why',
  },
  CreditBusy: {
    message: 'Lending is in the middle of another message',
    expected: 'within a callback of a loan only lock and repay',
  },
  CreditNotAllowed: {
    message: '{caller} may not act for {owner}',
    remedy: 'let {owner} name {caller} as an operator',
  },
  ForSaleAlready: { message: 'The collateral of {borrower} is for sale already' },
  LeavesDust: {
    message: 'Collateral worth {worth} units is not alone in a sale',
    expected: 'nothing left, or at least {least}',
    remedy: 'buy a little less, or all of it',
  },
  LoanTooSmall: {
    message: 'A loan of {owed} units is too small',
    expected: 'at least {least}, or nothing',
  },
  NotAtFloor: {
    message: 'The sale still asks {ask:wad} of the price',
    remedy: 'wait until it has come down to {floor:wad}, or buy at what it asks',
  },
  NotCallable: {
    message: 'The loan stands at {ltv:wad} of what its collateral is worth',
    expected: 'more than {call:wad}',
  },
  NotCashEnough: {
    message: '{wanted} units were asked for, {available} are not lent',
    remedy: 'ask for less, or wait until loans are repaid',
  },
  NotDue: {
    message: '{passed} seconds of business time have passed since the call',
    expected: '{cure} seconds to answer it',
  },
  NotForSale: { message: 'The collateral of {borrower} is not for sale' },
  NotTerms: { message: 'What came with the shares is no terms of a market for loans on them: {data}' },
  PaysTooMuch: {
    message: 'It would cost {paid} units',
    expected: 'at most {most}',
    remedy: 'look at the price again and raise what you pay at most',
  },
  ReceivedShort: {
    message: '{received} units of {expected} arrived',
    remedy: 'a token that takes a fee on transfers cannot be used here',
  },
  RequirementOutOfRange: {
    message: 'A factor of {factor} (1e-4) for the thresholds is out of range',
    expected: '{least} to {most} today',
  },
  RequirementTooSoon: { message: 'The thresholds can be moved again from {from:time} on' },
  SalesRest: {
    message: 'No sale opens at level {level} of the guard',
    remedy: 'wait until the level has ended',
  },
  SharesShort: { message: '{wanted} lender’s shares were asked for, {held} are held' },
  SignatureExpired: {
    message: 'The signature could be used until {deadline:time}',
    remedy: 'have it signed again',
  },
  TooMuchOwed: {
    message: 'The loan would stand at {ltv:wad} of what its collateral is worth',
    expected: 'at most {most:wad}',
    remedy: 'borrow less, lock more, or repay',
  },
  WrongSignature: { message: 'The signature is not of {owner}' },
} as const satisfies Readonly<Record<string, Sentence>>
