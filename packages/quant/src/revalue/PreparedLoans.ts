/** Loans made ready once to be valued under many curves; their terms are those at the preparation. */
export interface PreparedLoans<Curve> {
  /** Whether WebAssembly's SIMD values them; otherwise the same is computed one loan at a time. */
  readonly simd: boolean
  /**
   * Values the prepared rows into `loans.value`.
   * @returns the sum of the values
   */
  value(curve: Curve): number
}
