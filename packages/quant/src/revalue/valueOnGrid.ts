import { ArgumentError } from '@specie/units'
import { checkColumns, type LoanColumns } from './LoanColumns.ts'

/**
 * Values level-pay loans on a monthly grid: Σ payment·S(k)·D(k) + recovery·Σ B(k−1)·(S(k−1) − S(k))·D(k).
 *
 * With q = e^(−hazard/12) and g = 1 + rate/12 the balance is B(k) = A − C·g^k, so the value is
 * payment·X(q) + recovery·(1/q − 1)·(A·X(q) − C/g·X(q·g)) with the polynomial X(y) = Σ D(k)·y^k: two Horner recurrences
 * a loan, no exponential and no power a month. Even and odd months run side by side.
 *
 * @param discount discount factor of month k at index k, 0..360
 * @param from, to rows to value, so that threads share the work; the sum of their results is the portfolio's
 * @returns sum of the values; each is in `loans.value`
 * @throws ArgumentError naming a row that cannot be valued
 */
export function valueOnGrid(
  loans: LoanColumns,
  discount: Float64Array,
  from = 0,
  to = loans.balance.length,
): number {
  if (discount.length < 361)
    throw new ArgumentError('discount', discount.length, 'factors of months 0 to 360')
  checkColumns(loans, from, to)
  let total = 0
  for (let i = from; i < to; i++) {
    const value = loanOnGrid(loans, i, discount)
    loans.value[i] = value
    total += value
  }
  return total
}

function loanOnGrid(
  { balance, rate, hazard, recovery, months }: LoanColumns,
  i: number,
  discount: Float64Array,
): number {
  const n = months[i]!
  const q = Math.exp(-hazard[i]! / 12)
  if (rate[i] === 0) return withoutInterest(balance[i]!, recovery[i]!, q, n, discount)
  const g = 1 + rate[i]! / 12
  const growth = g ** n
  const c = balance[i]! / (growth - 1)
  const a = c * growth
  const w = q * g
  const q2 = q * q
  const w2 = w * w
  let [xEven, xOdd, yEven, yOdd] = [0, 0, 0, 0]
  let k = n
  if ((k & 1) === 1) {
    xOdd = discount[k]!
    yOdd = xOdd
    k--
  }
  for (; k >= 2; k -= 2) {
    const even = discount[k]!
    const odd = discount[k - 1]!
    xEven = xEven * q2 + even
    yEven = yEven * w2 + even
    xOdd = xOdd * q2 + odd
    yOdd = yOdd * w2 + odd
  }
  const x = xEven * q2 + xOdd * q
  const y = yEven * w2 + yOdd * w
  return a * (g - 1) * x + recovery[i]! * (1 / q - 1) * (a * x - (c / g) * y)
}

/** Equal principal: B(k) = B·(n − k)/n. */
function withoutInterest(
  balance: number,
  recovery: number,
  q: number,
  n: number,
  discount: Float64Array,
): number {
  let value = 0
  let alive = 1
  for (let k = 1; k <= n; k++) {
    const next = alive * q
    value +=
      (balance / n) * next * discount[k]! +
      recovery * balance * ((n - k + 1) / n) * (alive - next) * discount[k]!
    alive = next
  }
  return value
}
