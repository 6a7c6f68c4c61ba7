import type { Cycle } from '../cycle.ts'
import type { Time } from '../time.ts'
import { type ActusTermRecord, choiceTerm, cycleTerm, numberTerm, timeTerm } from './values.ts'

/** What interest is counted on: the outstanding notional, the notional at initial exchange, or a lagged notional. */
export type InterestBase = 'NT' | 'NTIED' | 'NTL'

/** What a prepayment does: nothing, as none is allowed; smaller redemptions; an earlier end. */
export type PrepaymentEffect = 'N' | 'A' | 'M'

/** Penalty of a prepayment: none, an amount, a rate on the notional, or the rate above the market's. */
export type PenaltyType = 'O' | 'A' | 'N' | 'I'

/** Terms of notional, interest and redemption. */
export interface LoanTerms {
  readonly notionalPrincipal: number | undefined
  readonly premiumDiscountAtIED: number
  readonly nominalInterestRate: number | undefined
  readonly accruedInterest: number | undefined
  readonly cycleAnchorDateOfInterestPayment: Time | undefined
  readonly cycleOfInterestPayment: Cycle | undefined
  readonly capitalizationEndDate: Time | undefined
  readonly interestCalculationBase: InterestBase
  readonly interestCalculationBaseAmount: number | undefined
  readonly cycleAnchorDateOfInterestCalculationBase: Time | undefined
  readonly cycleOfInterestCalculationBase: Cycle | undefined
  readonly cycleAnchorDateOfPrincipalRedemption: Time | undefined
  readonly cycleOfPrincipalRedemption: Cycle | undefined
  readonly nextPrincipalRedemptionPayment: number | undefined
  readonly amortizationDate: Time | undefined
  readonly xDayNotice: Cycle | undefined
  readonly prepaymentEffect: PrepaymentEffect
  readonly penaltyType: PenaltyType
  readonly penaltyRate: number
}

/** @throws ArgumentError when a term cannot be read */
export function readLoanTerms(record: ActusTermRecord): LoanTerms {
  return {
    notionalPrincipal: numberTerm(record, 'notionalPrincipal'),
    premiumDiscountAtIED: numberTerm(record, 'premiumDiscountAtIED') ?? 0,
    nominalInterestRate: numberTerm(record, 'nominalInterestRate'),
    accruedInterest: numberTerm(record, 'accruedInterest'),
    cycleAnchorDateOfInterestPayment: timeTerm(record, 'cycleAnchorDateOfInterestPayment'),
    cycleOfInterestPayment: cycleTerm(record, 'cycleOfInterestPayment'),
    capitalizationEndDate: timeTerm(record, 'capitalizationEndDate'),
    interestCalculationBase:
      choiceTerm(record, 'interestCalculationBase', ['NT', 'NTIED', 'NTL'] as const) ?? 'NT',
    interestCalculationBaseAmount: numberTerm(record, 'interestCalculationBaseAmount'),
    cycleAnchorDateOfInterestCalculationBase: timeTerm(record, 'cycleAnchorDateOfInterestCalculationBase'),
    cycleOfInterestCalculationBase: cycleTerm(record, 'cycleOfInterestCalculationBase'),
    cycleAnchorDateOfPrincipalRedemption: timeTerm(record, 'cycleAnchorDateOfPrincipalRedemption'),
    cycleOfPrincipalRedemption: cycleTerm(record, 'cycleOfPrincipalRedemption'),
    nextPrincipalRedemptionPayment: numberTerm(record, 'nextPrincipalRedemptionPayment'),
    amortizationDate: timeTerm(record, 'amortizationDate'),
    xDayNotice: cycleTerm(record, 'xDayNotice'),
    prepaymentEffect: choiceTerm(record, 'prepaymentEffect', ['N', 'A', 'M'] as const) ?? 'N',
    penaltyType: choiceTerm(record, 'penaltyType', ['O', 'A', 'N', 'I'] as const) ?? 'O',
    penaltyRate: numberTerm(record, 'penaltyRate') ?? 0,
  }
}
