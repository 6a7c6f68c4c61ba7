import { type LoanColumns, loanColumns } from '@specie/quant'

/** Level-pay loans of 12 to 360 months (187 on average) with terms of their own; the same every time. */
export function benchLoans(count: number): LoanColumns {
  const loans = loanColumns(count, true)
  let state = 12_345
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
  for (let i = 0; i < count; i += 1) {
    loans.months[i] = 12 + Math.trunc(next() * 349)
    loans.balance[i] = 1_000 + next() * 499_000
    loans.rate[i] = 0.03 + 0.12 * next()
    loans.hazard[i] = 0.002 + 0.08 * next()
    loans.recovery[i] = 0.1 + 0.7 * next()
    loans.daysIntoPeriod[i] = Math.trunc(next() * 28)
  }
  return loans
}
