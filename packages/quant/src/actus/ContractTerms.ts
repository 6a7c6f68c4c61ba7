import type { Adjustment } from '../calendar/adjust.ts'
import type { Calendar } from '../calendar/Calendar.ts'
import type { DayCount } from '../daycount/DayCount.ts'
import type { Cycle } from './cycle.ts'

/** Contract types of ACTUS that amortise: principal at maturity, linear, negative (by payment), annuity. */
export type ContractType = 'PAM' | 'LAM' | 'NAM' | 'ANN'

/** A schedule: its first date and its cycle. Dates are day numbers. */
export interface CycleTerms {
  readonly anchor: number
  readonly cycle: Cycle
}

/**
 * Terms of a contract, by the names of the ACTUS data dictionary. Dates are day numbers, rates fractions a year.
 * @see ACTUS Technical Specification v1.1; ACTUS Data Dictionary
 */
export interface ContractTerms {
  readonly contractType: ContractType
  /** 1 for the side that lends (RPA), −1 for the side that borrows (RPL). */
  readonly role: 1 | -1
  readonly statusDate: number
  readonly initialExchangeDate: number
  readonly maturityDate?: number
  readonly amortizationDate?: number
  readonly notionalPrincipal: number
  readonly premiumDiscountAtIED?: number
  readonly nominalInterestRate: number
  readonly accruedInterest?: number
  readonly dayCount: DayCount
  readonly interestPayment?: CycleTerms
  readonly capitalizationEndDate?: number
  readonly principalRedemption?: CycleTerms
  readonly nextPrincipalRedemptionPayment?: number
  /** What interest is counted on: the notional, the one at initial exchange, or one that is reset at times. */
  readonly interestCalculationBase?: 'NT' | 'NTIED' | 'NTL'
  readonly interestCalculationBaseAmount?: number
  readonly interestCalculationBaseReset?: CycleTerms
  readonly rateReset?: CycleTerms & {
    readonly index: string
    readonly multiplier?: number
    readonly spread?: number
    readonly nextRate?: number
    readonly floor?: number
    readonly cap?: number
  }
  readonly scaling?: CycleTerms & {
    readonly index: string
    readonly indexAtDealDate: number
    readonly interest: boolean
    readonly notional: boolean
  }
  readonly purchaseDate?: number
  readonly priceAtPurchaseDate?: number
  readonly terminationDate?: number
  readonly priceAtTerminationDate?: number
  readonly endOfMonth?: boolean
  readonly calendar?: Calendar
  readonly adjustment?: Adjustment
}

/** What happened: initial exchange, principal, interest, capitalisation, fixing, reset, purchase, end. ACTUS §2.9. */
export type EventType =
  | 'IED'
  | 'PR'
  | 'PRF'
  | 'IP'
  | 'IPCI'
  | 'RRF'
  | 'RR'
  | 'PRD'
  | 'TD'
  | 'SC'
  | 'IPCB'
  | 'MD'

/** One event of a contract and the state after it. Amounts are signed: positive is received by the holder. */
export interface ContractEvent {
  readonly day: number
  readonly type: EventType
  readonly payoff: number
  readonly notionalPrincipal: number
  readonly nominalInterestRate: number
  readonly accruedInterest: number
}

/** Value of an index on a day, e.g. the last one published. */
export type Observe = (index: string, day: number) => number
