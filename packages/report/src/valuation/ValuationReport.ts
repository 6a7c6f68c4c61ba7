import type { PoolMetrics, SegmentAssumptions } from '@specie/quant'

/** A risk segment: what was assumed of it and what follows. Amounts in cash units, times in years. */
export interface ReportedSegment extends SegmentAssumptions {
  readonly loans: number
  readonly balance: bigint
  readonly value: bigint
  readonly averageLife: number
  /** Lifetime loss, of the balance. */
  readonly lossShare: number
}

/** A tranche. Amounts in cash units, `coupon` in 1e-9 a year; shares of the balance or of the principal. */
export interface ReportedTranche {
  readonly name: string
  readonly size: bigint
  readonly coupon: bigint
  readonly value: bigint
  readonly attachment: number
  readonly detachment: number
  readonly expectedLoss: number | null
  readonly lossProbability: number
  readonly averageLife: number | null
  /** Continuously compounded. */
  readonly yield: number | null
}

/** The pool in another world. */
export interface ReportedSensitivity {
  readonly name: string
  readonly value: bigint
  readonly change: bigint
  /** Senior first. */
  readonly trancheChanges: readonly bigint[]
}

/** Cash of one month after the cut-off, cash units. */
export interface ReportedMonth {
  readonly month: number
  readonly contractual: number
  readonly collected: number
  readonly recovered: number
  readonly lost: number
}

/** The lifetime loss and how likely it is. */
export interface ReportedLosses {
  readonly correlation: number
  /** Like loans taken as one; 1: none. */
  readonly loansTogether: number
  readonly expectedLoss: bigint
  readonly quantiles: readonly { readonly confidence: number; readonly loss: bigint }[]
  /** Loss ranges in cash units, from zero upwards; the last one may leave a tail. */
  readonly bins: readonly { readonly from: number; readonly to: number; readonly probability: number }[]
}

/** Everything that a valuation says and stands on. Amounts in cash units of `decimals`, rates a year, times in years. */
export interface ValuationReport {
  readonly name: string
  /** Unix seconds; the file's creation date. */
  readonly createdAt: number
  readonly cutOffDate: string
  readonly currency: string
  readonly decimals: number
  readonly loans: number
  readonly balance: bigint
  /** Ten forwards, 1e-7 a year. */
  readonly curve: { readonly date: string; readonly forwards: readonly number[] }
  /** Exact, with accrued interest. */
  readonly value: bigint
  readonly accruedInterest: bigint
  readonly cleanValue: bigint
  /** Of the same cash without the segments' spreads. */
  readonly valueAtCurve: bigint
  readonly metrics: Pick<
    PoolMetrics,
    'yield' | 'averageLife' | 'duration' | 'convexity' | 'expectedLoss' | 'expectedLossTwelveMonths'
  >
  readonly segments: readonly ReportedSegment[]
  readonly stages: readonly {
    readonly stage: number
    readonly loans: number
    readonly balance: bigint
    readonly expectedCreditLoss: bigint
    readonly effectiveInterestRate: number
  }[]
  readonly lossDistribution: ReportedLosses
  readonly tranches: readonly ReportedTranche[]
  readonly sensitivities: readonly ReportedSensitivity[]
  readonly months: readonly ReportedMonth[]
  /** Loans of the file that were not valued, with the reason. */
  readonly leftOut: readonly { readonly reason: string; readonly loans: number }[]
  /** Where the assumptions and the values that the file lacks come from. */
  readonly notes: readonly string[]
  /** What a reader needs to know that it is this tape and these figures: name and hexadecimal hash. */
  readonly hashes: readonly { readonly name: string; readonly value: string }[]
}
