import type { Sentence } from '../sentence.ts'

/** Refusals about designated market makers and their pay. */
export const makerSentences = {
  DesignatedAlready: { message: '{maker} is a market maker of {share} already' },
  DutyOutOfRange: {
    message: 'A duty of spread {spread}, presence {presence}, odds {odds} and least {least} is out of bounds',
    expected: 'a spread, odds, least samples and depth above zero, and a presence of 1 to 10,000 (1e-4)',
  },
  EpochNotOver: { message: 'Epoch {epoch} lasts until {ends:time}', remedy: 'close it then' },
  MakersPartTooLarge: {
    message: 'A part of {part} (1e-4) of the gains cannot be kept for makers',
    expected: 'at most {maximum}',
  },
  NoDuty: {
    message: 'The share {share} has no duty for market makers',
    remedy: 'have the exit steward set one: npx specie maker duty',
  },
  NoMarketHere: { message: 'There is no market on this chain in which a maker could have positions' },
  NotDesignated: {
    message: '{maker} is no market maker of {share}',
    remedy: 'have the exit steward designate it first: npx specie maker designate',
  },
  NothingToClaim: {
    message: 'Epoch {epoch} has nothing for {maker}: its duty was not met, or it has been paid already',
  },
  NotMakers: { message: '{caller} is not the contract that pays the market makers' },
  RangesNotAscending: {
    message: 'Range {position} does not come after the one before it',
    expected: 'each range once, in ascending order of its lower and upper tick',
  },
  ReserveIsDry: {
    message: '{held:cash} of {wanted:cash} are here: the desk has spent the rest on shares',
    remedy: 'claim again when the reserve has cash; nothing is lost by waiting',
  },
  SampleNeedsGas: {
    message: 'A look at the makers must bring at least {least} gas: it may land in a block that is a sample',
  },
  TooManyMakers: { message: 'A share has at most {most} market makers' },
  TooManyRanges: { message: 'A maker names at most {most} ranges' },
} as const satisfies Readonly<Record<string, Sentence>>
