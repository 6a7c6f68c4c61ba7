import type { Sentence } from '../sentence.ts'

/** Refusals of the market and of Uniswap's pool manager behind it. */
export const marketSentences = {
  AddsTooMuch: {
    message: 'The liquidity takes {shares} share units and {cash} cash units',
    expected: 'at most {maximumShares:shares} and {maximumCash:cash}',
    remedy: 'the price has moved: ask again, or raise the maxima',
  },
  AlreadyUnlocked: { message: 'Uniswap’s pool manager is in the middle of another trade' },
  AmountOutOfRange: {
    message: 'An amount of {amount} cannot be traded',
    expected: 'an amount above zero and below 2^127 units',
  },
  CurrencyNotSettled: { message: 'Uniswap’s pool manager was left with an open account' },
  HeldSharesFrozen: {
    message: 'The shares held for {owner} are frozen like its wallet',
    remedy: 'ask the transfer agent',
  },
  HeldShort: { message: '{held:shares} are held for this owner; {wanted:shares} were wanted' },
  LiquidityBetween: {
    message: 'Liquidity lies between the price of {share} and its NAV',
    remedy: 'trade there instead: the price is moved for nothing only through an empty range',
  },
  LiquidityShort: {
    message: 'The position has a liquidity of {held}; {wanted} was to be taken out',
    remedy: 'name the range of the position as it was added, and at most its liquidity',
  },
  ManagerLocked: { message: 'Uniswap’s pool manager does this only inside a trade' },
  MarketFilledTooLittle: {
    message: 'Only {filled} units would be filled, {minimum} were demanded',
    remedy: 'the band of the market ends there: lower the minimum fill, or use another exit for the rest',
  },
  MarketListedAlready: { message: 'The market has a pool for {share} already' },
  MarketNotAdmitted: {
    message: 'The share does not admit {wallet}, so it cannot provide liquidity',
    remedy: 'have the wallet verified first',
  },
  MarketNotListed: { message: 'The market has no pool for {share}' },
  MarketOtherCash: { message: 'The share {share} pays in {cash}, this market trades against another token' },
  MarketTermsOutOfRange: {
    message: 'A band of {width} ticks with a fee of {base} millionths is out of bounds',
    expected: 'a band of 1 to 1,023 ticks and a fee of at most 20,470 millionths',
  },
  NoLiquidityToReceiveFees: { message: 'There is no liquidity at this price that could receive fees' },
  NotGateOfManager: {
    message: 'The share {share} lets {gate} bring shares into Uniswap’s pool manager, not the market',
    remedy: 'have the transfer agent name the market as the gate of the pool manager',
  },
  NotProvider: {
    message: '{caller} may not act for {provider}',
    expected: 'the provider itself, or the wallet that took over from it',
  },
  NotTransferAgent: {
    message: '{caller} is neither owner nor agent of the share',
    expected: 'the transfer agent of the share',
  },
  NothingAsked: { message: 'Nothing would change' },
  NothingFilled: {
    message: 'Nothing of {amount} units of {share} could be filled',
    remedy: 'there is no liquidity between the price and the edge of the band: use another exit',
  },
  NoWallet: { message: 'The zero address cannot receive' },
  OnlyPoolManager: { message: '{caller} is not Uniswap’s pool manager' },
  OutsideBand: {
    message: 'The price of {share} is at tick {tick}, where the band ends at {edge}',
    remedy: 'the market fills nothing more on this side now: use another exit, or wait',
  },
  PaymentShort: {
    message: '{received} units of {expected} arrived',
    remedy: 'a token that takes a fee on transfers cannot be traded here',
  },
  PoolNotInitialized: { message: 'Uniswap’s pool manager has no such pool' },
  ReceivedTooLittle: {
    message: '{received} units would be received, fewer than the {minimum} demanded',
    remedy: 'the price has moved: ask again, or lower the minimum',
  },
  StillAdmitted: {
    message: 'The share still admits {wallet}; only who is not admitted any more is unwound',
  },
  TickLiquidityOverflow: { message: 'There is too much liquidity at tick {tick}' },
  TickLowerOutOfBounds: { message: 'The lower tick {tickLower} is beyond Uniswap’s range of prices' },
  TickMisaligned: {
    message: 'A range cannot end at tick {tick}',
    expected: 'a multiple of {tickSpacing}',
  },
  TickUpperOutOfBounds: { message: 'The upper tick {tickUpper} is beyond Uniswap’s range of prices' },
  TicksMisordered: { message: 'The lower tick {tickLower} is not below the upper tick {tickUpper}' },
  TradingClosed: {
    message: 'Trading of {share} is closed',
    remedy: 'liquidity can be taken out all the same; a halt ends by itself, see specie market show',
  },
  WithdrawsTooLittle: {
    message: '{shares:shares} and {cash:cash} would come out',
    expected: 'at least {minimumShares:shares} and {minimumCash:cash}',
    remedy: 'the price has moved: ask again, or lower the minima',
  },
  Worthless: { message: 'The share {share} has no price at which it could be traded' },
  WrongHookAddress: {
    message: 'The address {market} does not carry the rights of the market (its low bits are {flags})',
    remedy: 'deploy with a salt that gives such an address',
  },
} as const satisfies Readonly<Record<string, Sentence>>
