/** What happened to one loan while it was watched. */
export interface ObservedLoan {
  readonly segment: string
  /** Years from the start of observation to its end. */
  readonly years: number
  /** Why observation ended: default, early repayment, scheduled end, or the data stops. */
  readonly end: 'default' | 'prepayment' | 'maturity' | 'censored'
  /** Principal owed at default, cash units. Only of defaults. */
  readonly exposureAtDefault?: number
  /** Recovered of it, cash units. Only of defaults whose recovery is over. */
  readonly recovered?: number
}
