import type { Sentence } from '../sentence.ts'

/** Refusals of firm prices, idle cash and the fee that aims at a hurdle. */
export const holdSentences = {
  BadFeeRule: {
    message: 'A fee between {least} and {most} every {period:duration} is no rule',
    expected: 'bounds in order, at most 50,000, and a period of a day or more',
  },
  BadHoldTerms: {
    message: 'Volatility {volatility}, {longest:duration} and a ceiling of {ceiling} are out of range',
    expected: 'at most 1,000,000 millionths, 90 days and 9,500 ten-thousandths',
  },
  BadRule: { message: 'Less is to be kept ({keep:cash}) than the least ({least:cash})' },
  CashNotThere: {
    message: 'Only {drawn:cash} of the {wanted:cash} that would be set aside are there',
    remedy: 'ask for less, or wait until the reserve has cash again',
  },
  EnoughHere: { message: 'The reserve has {here:cash}; cash is called back below {least:cash}' },
  GasTooLow: {
    message: 'Calling the vault needs {needed} gas, {left} are left',
    remedy: 'send it with more gas',
  },
  HoldPaysTooLittle: {
    message: 'The ticket would pay {paid:cash}, less than the {minimum:cash} demanded',
    remedy: 'the price has moved: ask again, or lower the minimum',
  },
  HoldsKnown: { message: 'The desk’s firm prices are sold by {holds} already' },
  HoldsNothing: {
    message: '{holder} holds {balance:shares} of {share}, not {wanted:shares}',
    expected: 'a firm price for shares that the buyer holds',
  },
  NoFeeRule: {
    message: 'The fee of {share} follows no rule, or the desk does not list it',
    remedy: 'set a rule: npx specie desk fee-rule set',
  },
  NoGain: {
    message: 'The parked cash is worth {worth:cash} and has cost {cost:cash}: there is no gain to take',
  },
  NoLoss: { message: 'The parked cash is worth {worth:cash} and has cost {cost:cash}: there is no loss' },
  NotHeld: {
    message: 'No firm prices of {share} are sold',
    remedy: 'sell now, or ask the steward of exits to offer them',
  },
  NothingToPark: {
    message:
      'The reserve has {here:cash} and keeps {keep:cash}; {cost:cash} of at most {most:cash} are parked',
  },
  NoTicket: { message: 'There is no ticket {ticket}, or it has been ended' },
  NoVault: { message: 'No vault is named for idle cash' },
  OnlyDesk: { message: '{caller} is not the desk' },
  OnlyHolds: { message: '{caller} sells no firm prices of this desk' },
  OnlyItsReserve: { message: '{caller} is not the reserve' },
  PremiumArrivedShort: {
    message: '{received:cash} of a premium of {expected:cash} arrived',
    remedy: 'a token that takes a fee on transfers cannot be used here',
  },
  PremiumTooHigh: {
    message: 'The ticket costs {premium:cash}, more than the {maximum:cash} allowed',
    remedy: 'others have taken of the limit: ask again, or raise the maximum',
  },
  RiskHalted: {
    message: 'The guard has put {share} at level {level} until {until:time}: no firm prices are sold',
    remedy: 'sell now or use another exit; tickets that were bought stay good',
  },
  StillParked: {
    message: '{cost:cash} are parked in {vault}',
    remedy: 'call them back, or realise the loss',
  },
  TicketExpired: { message: 'Ticket {ticket} could be used until {until:time}' },
  TicketNotOver: { message: 'Ticket {ticket} can be used until {until:time} and is not used up' },
  TicketOfAnother: { message: 'Ticket {ticket} belongs to {holder}' },
  TicketOfOtherShare: { message: 'Ticket {ticket} is for shares of {share}' },
  TicketShort: {
    message: 'Ticket {ticket} has {left:shares} left, {wanted:shares} were to be used',
    expected: 'at least one, at most what is left',
  },
  FeeRests: { message: 'The fee can be moved again from {from:time} on' },
  TooLong: {
    message: 'A firm price until {until:time} is not sold',
    expected: 'later than now, at most until {latest:time}',
  },
  TooManyHeld: { message: 'Firm prices are sold of {maximum} shares at most' },
  TooMuchHeld: {
    message: 'The ticket would bring the desk’s limit to {use} ten-thousandths, firm prices end at {ceiling}',
    remedy: 'ask for less, wait until the limit has filled again, or sell now',
  },
  VaultOfOtherCash: { message: 'The vault {vault} keeps {pays}, not the reserve’s cash' },
  VaultTookTooMuch: { message: 'Of {cash:cash} given to the vault {worth:cash} would come back' },
} as const satisfies Readonly<Record<string, Sentence>>
