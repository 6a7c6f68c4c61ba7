/** How a loan pays: `receivable` is a single due amount without interest, `custom` follows its own schedule. */
export type LoanKind = 'level-pay' | 'interest-only' | 'bullet' | 'custom' | 'receivable'

/** Day-count conventions by their ISDA names. */
export type DayCount = '30/360' | '30E/360' | 'ACT/360' | 'ACT/365F' | 'ACT/ACT'

/** State of a loan at the cut-off date. `recovered`: defaulted, and the recovery is over. */
export type LoanStatus = 'current' | 'late' | 'defaulted' | 'repaid' | 'recovered'

/** Where the balance at the cut-off date comes from. */
export type BalanceBasis = 'reported' | 'scheduled' | 'original'

/** One payment of a custom schedule: principal and interest together, in minor units. */
export interface ScheduledPayment {
  readonly date: string
  readonly amount: bigint
}

/** What became of a loan after the cut-off date. Kept out of the canonical form: it is hindsight. */
export interface LoanOutcome {
  readonly kind: 'open' | 'late' | 'repaid' | 'defaulted'
  /** Date of repayment or default; null when the tape does not say. */
  readonly date: string | null
  /** Principal that was not paid, before recoveries, in minor units. */
  readonly loss: bigint
  /** Recovered after default, in minor units. */
  readonly recovered: bigint
}

/** One loan at the tape's cut-off date. Money is in minor units of the currency (the tape's `decimals`). */
export interface Loan {
  /** The lender's own reference, unique within the tape. */
  readonly id: string
  /** The lender's reference of the borrower; null when the tape has none. */
  readonly borrower: string | null
  /** ISO 3166 alpha-2. */
  readonly country: string | null
  /** ISO 4217. */
  readonly currency: string
  readonly kind: LoanKind
  readonly dayCount: DayCount
  /** Months between instalments: 1, 3, 6 or 12; 0 for kinds without instalments (bullet, custom, receivable). */
  readonly frequencyMonths: number
  /** ISO dates. Instalments fall on `firstPaymentDate`, then every `frequencyMonths`, the last on `maturityDate`. */
  readonly originationDate: string
  readonly firstPaymentDate: string
  readonly maturityDate: string
  readonly originalBalance: bigint
  /** Outstanding principal at the cut-off date, payments due on that date counted as paid. */
  readonly balance: bigint
  readonly balanceBasis: BalanceBasis
  /** Nominal rate a year in 1e-9: 8.25 % is 82_500_000n. */
  readonly rate: bigint
  /** Instalment of a level-pay loan; null for other kinds unless the tape names one. */
  readonly payment: bigint | null
  readonly schedule: readonly ScheduledPayment[] | null
  readonly status: LoanStatus
  readonly daysPastDue: number
  readonly grade: string | null
  /** Attributes set by the mapping, e.g. `outside credit policy`; sorted. */
  readonly flags: readonly string[]
  /** 1, or n for the n-th loan with identical pledge terms in this tape (ordered by id). */
  readonly occurrence: number
  /** Pledge fingerprint, `0x` and 64 hex digits; see FINGERPRINT.md. */
  readonly fingerprint: string
  /** Present only when the tape was read with `outcomes: true`. */
  readonly outcome?: LoanOutcome
}

/** Accepted values, for validation and for lists in a console. */
export const loanKinds: readonly LoanKind[] = ['level-pay', 'interest-only', 'bullet', 'custom', 'receivable']
export const dayCounts: readonly DayCount[] = ['30/360', '30E/360', 'ACT/360', 'ACT/365F', 'ACT/ACT']
export const loanStatuses: readonly LoanStatus[] = ['current', 'late', 'defaulted', 'repaid', 'recovered']
