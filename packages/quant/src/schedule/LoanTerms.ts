import type { DayCount } from '../daycount/DayCount.ts'

/**
 * How a loan pays. `level-pay`: equal instalments; `equal-principal`: the same principal with each instalment;
 * `interest-only`: interest with each instalment, principal at maturity; `bullet`: principal and all interest (simple)
 * at maturity; `receivable`: one amount at maturity without interest; `custom`: its own list of payments.
 */
export type LoanKind = 'level-pay' | 'equal-principal' | 'interest-only' | 'bullet' | 'receivable' | 'custom'

/** One payment of a custom loan: principal and interest together. */
export interface ScheduledPayment {
  /** ISO date. */
  readonly date: string
  /** Cash units. */
  readonly amount: bigint
}

/** What the cash flows of a loan follow from. A loan of a tape is one of these. */
export interface LoanTerms {
  readonly kind: LoanKind
  readonly dayCount: DayCount
  /** Months between instalments; ignored for kinds without instalments. */
  readonly frequencyMonths: number
  /** ISO dates. Instalments fall on `firstPaymentDate`, then every `frequencyMonths`, the last on `maturityDate`. */
  readonly originationDate: string
  readonly firstPaymentDate: string
  readonly maturityDate: string
  /** Principal outstanding at the cut-off, cash units; payments due on that day count as paid. */
  readonly balance: bigint
  /** Nominal rate a year, simple within a period, 1e-9: 8.25 % is 82_500_000n. */
  readonly rate: bigint
  /** Instalment of a level-pay loan, cash units; computed from the balance and the dates when null. */
  readonly payment: bigint | null
  /** Payments of a custom loan, ascending. */
  readonly schedule: readonly ScheduledPayment[] | null
}
