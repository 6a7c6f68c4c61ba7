import { requireInteger, requireNumber } from '@specie/units'

/** Equal parts of cost less salvage (Excel SLN). */
export function straightLineDepreciation(cost: number, salvage: number, life: number): number {
  return (
    (requireNumber('cost', cost, 0) - requireNumber('salvage', salvage, 0)) /
    requireNumber('life', life, Number.MIN_VALUE)
  )
}

/**
 * Fixed-declining balance: a constant share of book value, rounded to three digits as Excel's DB does.
 * @param monthsInFirstYear 1..12; a broken first year adds one at the end
 */
export function decliningBalanceDepreciation(
  cost: number,
  salvage: number,
  life: number,
  period: number,
  monthsInFirstYear = 12,
): number {
  requireNumber('cost', cost, 0)
  requireNumber('salvage', salvage, 0)
  requireNumber('life', life, Number.MIN_VALUE)
  requireInteger('monthsInFirstYear', monthsInFirstYear, 1, 12)
  requireInteger('period', period, 1, life + (monthsInFirstYear < 12 ? 1 : 0))
  if (salvage >= cost) return 0
  const rate = Math.round((1 - (salvage / cost) ** (1 / life)) * 1000) / 1000
  let total = 0
  for (let n = 1; ; n++) {
    const months = n === 1 ? monthsInFirstYear : n === life + 1 ? 12 - monthsInFirstYear : 12
    const amount = ((n === 1 ? cost : cost - total) * rate * months) / 12
    if (n === period) return amount
    total += amount
  }
}

/** Declining balance at `factor` times the straight line, never below salvage (Excel DDB). */
export function factorDepreciation(
  cost: number,
  salvage: number,
  life: number,
  period: number,
  factor = 2,
): number {
  requireNumber('cost', cost, 0)
  requireNumber('salvage', salvage, 0)
  requireNumber('life', life, Number.MIN_VALUE)
  requireInteger('period', period, 1, life)
  requireNumber('factor', factor, Number.MIN_VALUE)
  let total = 0
  for (let n = 1; ; n++) {
    const amount = Math.max(Math.min((cost - total) * (factor / life), cost - salvage - total), 0)
    if (n === period) return amount
    total += amount
  }
}

/** Sum of years' digits (Excel SYD). */
export function yearsDigitsDepreciation(cost: number, salvage: number, life: number, period: number): number {
  requireNumber('cost', cost)
  requireNumber('salvage', salvage)
  requireNumber('life', life, 1)
  requireNumber('period', period, 1, life)
  return ((cost - salvage) * (life - period + 1) * 2) / (life * (life + 1))
}
