/** What one loan may lose over its life, as the portfolio's loss distribution takes it. */
export interface LoanLoss {
  /** Probability that it defaults before it is repaid or prepaid. */
  readonly pd: number
  /** Mean loss when it does, cash units. */
  readonly loss: number
}
