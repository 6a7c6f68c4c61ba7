/** One contractual payment. Cash units. */
export interface CashFlow {
  /** ISO date. */
  readonly date: string
  readonly interest: bigint
  /** Negative when an instalment does not cover its interest, which is then added to the balance. */
  readonly principal: bigint
  /** Principal outstanding after the payment. */
  readonly balance: bigint
}
