import type { Performance } from './terms/generalTerms.ts'
import type { Time } from './time.ts'

/** State variables of a contract. Amounts carry the sign of the contract's role: claims positive. */
export interface State {
  /** Scheduled time of the last event. */
  readonly statusDate: Time
  readonly notionalPrincipal: number
  readonly nominalInterestRate: number
  readonly accruedInterest: number
  /** Accrued interest of a plain vanilla swap's floating leg. */
  readonly accruedInterest2: number
  readonly feeAccrued: number
  /** What interest is counted on. */
  readonly interestBase: number
  readonly notionalScaling: number
  readonly interestScaling: number
  /** Next redemption, without the sign of the role; of annuities, interest included. */
  readonly nextRedemption: number
  readonly performance: Performance
  readonly exerciseDate: Time | undefined
  readonly exerciseAmount: number
}

/** The state of a contract in which nothing has happened yet. */
export function emptyState(statusDate: Time): State {
  return {
    statusDate,
    notionalPrincipal: 0,
    nominalInterestRate: 0,
    accruedInterest: 0,
    accruedInterest2: 0,
    feeAccrued: 0,
    interestBase: 0,
    notionalScaling: 1,
    interestScaling: 1,
    nextRedemption: 0,
    performance: 'PF',
    exerciseDate: undefined,
    exerciseAmount: 0,
  }
}
