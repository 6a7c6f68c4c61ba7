import { ArgumentError, formatAmount, parseAmount } from '@specie/units'
import type { Loan } from '../model/Loan.ts'
import type { EligibilityRules } from './EligibilityRules.ts'
import { remainingMonths } from './remainingMonths.ts'

/** Which rule a loan breaks, and how. */
export interface Ineligibility {
  readonly rule: keyof EligibilityRules
  readonly reason: string
}

type Test = (loan: Loan) => Ineligibility | null

const ratePlaces = 9

/**
 * Compiles the rules that look at one loan. Returns the first rule that a loan breaks, or null.
 * @throws ArgumentError for a rule that makes no sense.
 */
export function ineligibility(rules: EligibilityRules, cutOffDate: string, decimals: number): Test {
  const { minRate, maxRate, minBalance, maxBalance } = rules
  const rate = (text: string | undefined): bigint | undefined => amount('rate', text, ratePlaces)
  const balance = (text: string | undefined): bigint | undefined => amount('balance', text, decimals)
  const showBalance = (value: bigint): string => formatAmount(value, decimals)
  const tests = [
    ...listTests(rules),
    ...rangeTest(
      'RemainingMonths',
      rules.minRemainingMonths,
      rules.maxRemainingMonths,
      monthsOf(cutOffDate),
      months,
    ),
    ...rangeTest('Rate', rate(minRate), rate(maxRate), (loan) => loan.rate, percent),
    ...rangeTest('Balance', balance(minBalance), balance(maxBalance), (loan) => loan.balance, showBalance),
    ...daysTest(rules.maxDaysPastDue),
  ]
  return (loan) => {
    for (const test of tests) {
      const broken = test(loan)
      if (broken !== null) return broken
    }
    return null
  }
}

function listTests(rules: EligibilityRules): Test[] {
  const statuses = new Set(rules.statuses ?? ['current', 'late'])
  const tests: Test[] = [
    ({ status }) => (statuses.has(status) ? null : { rule: 'statuses', reason: `status ${status}` }),
  ]
  if (rules.excludedFlags !== undefined) {
    const barred = new Set(rules.excludedFlags)
    tests.push(({ flags }) => {
      const flag = flags.find((candidate) => barred.has(candidate))
      return flag === undefined ? null : { rule: 'excludedFlags', reason: flag }
    })
  }
  for (const [rule, field] of [
    ['grades', 'grade'],
    ['countries', 'country'],
  ] as const) {
    const list = rules[rule]
    if (list === undefined) continue
    const allowed = new Set<string | null>(list)
    tests.push((loan) =>
      allowed.has(loan[field]) ? null : { rule, reason: `${field} ${loan[field] ?? 'unknown'}` },
    )
  }
  return tests
}

function rangeTest<Value extends bigint | number>(
  quantity: 'RemainingMonths' | 'Rate' | 'Balance',
  lowest: Value | undefined,
  highest: Value | undefined,
  measure: (loan: Loan) => Value,
  show: (value: Value) => string,
): Test[] {
  const tests: Test[] = []
  const name = quantity === 'RemainingMonths' ? 'remaining term' : quantity.toLowerCase()
  if (lowest !== undefined) {
    const broken: Ineligibility = { rule: `min${quantity}`, reason: `${name} below ${show(lowest)}` }
    tests.push((loan) => (measure(loan) >= lowest ? null : broken))
  }
  if (highest !== undefined) {
    const broken: Ineligibility = { rule: `max${quantity}`, reason: `${name} above ${show(highest)}` }
    tests.push((loan) => (measure(loan) <= highest ? null : broken))
  }
  return tests
}

function monthsOf(cutOffDate: string): (loan: Loan) => number {
  return (loan) => remainingMonths(cutOffDate, loan.maturityDate)
}

function daysTest(most: number | undefined): Test[] {
  if (most === undefined) return []
  const reason = `more than ${most} days past due`
  return [(loan) => (loan.daysPastDue <= most ? null : { rule: 'maxDaysPastDue', reason })]
}

function amount(argument: string, text: string | undefined, places: number): bigint | undefined {
  if (text === undefined) return undefined
  try {
    return parseAmount(text, places)
  } catch {
    throw new ArgumentError(argument, text, `decimal text with at most ${places} digits after the point`)
  }
}

function months(value: number): string {
  return `${value} months`
}

function percent(rate: bigint): string {
  return `${formatAmount(rate, ratePlaces - 2)} %`
}
