import { americanBinomial } from './americanBinomial.ts'
import type { OptionTerms } from './types.ts'

/** Steps of the trees; two neighbours are averaged, as their errors have opposite signs. */
const STEPS = 2_000

/**
 * Whether an option may be worth exercising only between two spots, or never is by the usual rule: the money that exercise
 * brings earns nothing or less (r ≤ 0 for a put, q ≤ 0 for a call), yet what is given up costs more still.
 * Source: L. Andersen, M. Lake, "Fast American option pricing: the double-boundary case" (2021).
 */
export function hasTwoBoundaries({ kind, rate, dividendYield }: OptionTerms): boolean {
  return kind === 'put' ? rate <= 0 && dividendYield < rate : dividendYield <= 0 && rate < dividendYield
}

/** Value of such an option by two trees, to about 1e-4 of the spot. */
export function valueBetweenBoundaries(terms: OptionTerms): number {
  const { rate, dividendYield, volatility, time } = terms
  const needed = Math.floor(((rate - dividendYield) ** 2 * time) / volatility ** 2) + 1
  const steps = Math.max(STEPS, needed)
  return (americanBinomial(terms, steps) + americanBinomial(terms, steps + 1)) / 2
}
