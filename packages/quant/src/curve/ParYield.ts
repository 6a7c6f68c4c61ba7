/** A par yield of the US Treasury's curve: bond-equivalent, as published. */
export interface ParYield {
  /** Time to maturity, months. */
  readonly months: number
  /** Yield a year as a fraction: 4.42 % is 0.0442. */
  readonly yield: number
}
