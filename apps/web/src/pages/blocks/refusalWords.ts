import type { BlockQuoteAnswer } from '@specie/api'

/** Why a quote could not be settled at this moment. */
export const refusalWords: Readonly<Record<NonNullable<BlockQuoteAnswer['refusal']>, string>> = {
  withdrawn: 'taken back',
  notListed: 'no blocks of this share',
  unsigned: 'wrong signature',
  expired: 'too late',
  used: 'used',
  outsideBand: 'too far from the NAV',
  notAdmitted: 'maker may not hold it',
  notBacked: 'not backed',
  notAllowed: 'not allowed',
}
