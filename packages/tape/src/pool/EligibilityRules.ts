import type { LoanStatus } from '../model/Loan.ts'

/** Largest share of the pool's balance that one borrower, country or grade may have; 0 < share ≤ 1. */
export interface ConcentrationLimits {
  readonly borrower?: number
  readonly country?: number
  readonly grade?: number
}

/** Which loans of a tape may be pooled. A rule that is absent does not bind, except `statuses`. */
export interface EligibilityRules {
  /** Default: current and late. */
  readonly statuses?: readonly LoanStatus[]
  readonly grades?: readonly string[]
  /** ISO 3166 alpha-2. */
  readonly countries?: readonly string[]
  /** Flags of the mapping that bar a loan, e.g. `outside credit policy`. */
  readonly excludedFlags?: readonly string[]
  /** Whole months from the cut-off date to maturity, started months counted. */
  readonly minRemainingMonths?: number
  readonly maxRemainingMonths?: number
  /** Nominal a year as decimal text: `0.0825`. */
  readonly minRate?: string
  readonly maxRate?: string
  readonly maxDaysPastDue?: number
  /** Balance at the cut-off date as decimal text in units of the currency: `5000`. */
  readonly minBalance?: string
  readonly maxBalance?: string
  /** Size of the pool. Loans are taken in order of their fingerprints, which nobody chooses. */
  readonly maxLoans?: number
  readonly maxPoolBalance?: string
  /** Applied last: the largest loan of the largest group that exceeds its share leaves, until none does. */
  readonly concentration?: ConcentrationLimits
}
