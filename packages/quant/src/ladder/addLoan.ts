import { ArgumentError, civilOf } from '@specie/units'
import { addMonths } from '../date/addMonths.ts'
import { toDay } from '../date/toDay.ts'
import { countsMonths } from '../schedule/countsMonths.ts'
import type { LoanTerms } from '../schedule/LoanTerms.ts'
import { levelInstalment } from '../schedule/levelInstalment.ts'
import { nearestUnit } from '../schedule/nearestUnit.ts'
import { walkSchedule } from '../schedule/walkSchedule.ts'
import { amountTooLarge, LARGEST_AMOUNT, wholeUnits } from '../schedule/wholeUnits.ts'
import { MAXIMUM_MONTHS } from './Ladder.ts'
import type { MonthGrid } from './monthGrid.ts'

/** Scheduled cash of one segment by month; index 0 for loans that do not prepay, 1 for those that may. Cash units. */
export interface ScheduledSums {
  count: number
  readonly cash: readonly [Float64Array, Float64Array]
  readonly principal: readonly [Float64Array, Float64Array]
}

/** Nothing yet. */
export function emptyScheduledSums(): ScheduledSums {
  const months = () => new Float64Array(MAXIMUM_MONTHS)
  return { count: 0, cash: [months(), months()], principal: [months(), months()] }
}

/**
 * Adds a loan's schedule to its segment. Instalment loans with nothing but regular periods, the bulk of any tape, take a
 * loop without dates; all others walk their schedule. Both give the same units.
 * @throws ArgumentError when the loan cannot be scheduled or pays after 360 months
 */
export function addLoan(sum: ScheduledSums, loan: LoanTerms, grid: MonthGrid): void {
  if (addRegularLoan(sum, loan, grid)) return
  const prepays = loan.kind === 'receivable' || loan.kind === 'custom' ? 0 : 1
  const cash = sum.cash[prepays]
  const principals = sum.principal[prepays]
  let k = 0
  walkSchedule(loan, grid.cutOff, (day, interest, principal) => {
    while (k < MAXIMUM_MONTHS && grid.ends[k]! < day) k++
    if (k === MAXIMUM_MONTHS) throw tooLate(loan)
    cash[k] = cash[k]! + interest + principal
    principals[k] = principals[k]! + principal
  })
}

/** The quick way; false when the loan is not of the plain kind. */
function addRegularLoan(sum: ScheduledSums, loan: LoanTerms, grid: MonthGrid): boolean {
  const step = loan.frequencyMonths
  if ((loan.kind !== 'level-pay' && loan.kind !== 'interest-only') || !countsMonths(loan.dayCount))
    return false
  if (loan.rate < 0n || !(step === 1 || step === 3 || step === 6 || step === 12)) return false
  const plan = regularPayments(loan, grid, step)
  if (plan === undefined) return false
  const balance = wholeUnits('balance', loan.balance)
  const rate = (Number(loan.rate) / 1e9) * (step / 12)
  const payment = loan.kind === 'interest-only' ? -1 : instalmentOf(loan, balance, plan.count)
  if (plan.rows[plan.offset + (plan.count - 1) * step]! >= MAXIMUM_MONTHS) throw tooLate(loan)
  run(sum.cash[1], sum.principal[1], plan, step, balance, rate, payment)
  return true
}

function run(
  cash: Float64Array,
  principals: Float64Array,
  plan: RegularPayments,
  step: number,
  start: number,
  rate: number,
  payment: number,
): void {
  const { rows, offset, count } = plan
  const last = offset + (count - 1) * step
  let at = offset
  let balance = start
  // one addition follows another from month to month: nothing else stands between a balance and the next
  for (; at < last; at += step) {
    const interest = nearestUnit(balance * rate)
    const paid = payment < 0 ? interest : payment
    const next = balance - paid + interest
    if (next <= 0) break
    if (next > LARGEST_AMOUNT) throw amountTooLarge('balance', next)
    const row = rows[at]!
    cash[row]! += paid
    principals[row]! += paid - interest
    balance = next
  }
  const row = rows[at]!
  cash[row]! += nearestUnit(balance * rate) + balance
  principals[row]! += balance
}

interface RegularPayments {
  readonly rows: Int16Array
  /** Calendar months from the cut-off's to that of the next payment. */
  readonly offset: number
  readonly count: number
}

/** The payments left, when the loan's first and last period are regular too. */
function regularPayments(loan: LoanTerms, grid: MonthGrid, step: number): RegularPayments | undefined {
  const first = toDay(loan.firstPaymentDate)
  const maturity = toDay(loan.maturityDate)
  const origination = toDay(loan.originationDate)
  if (origination > grid.cutOff || maturity <= grid.cutOff || first < origination || first > maturity)
    return undefined
  const { year, month, day } = civilOf(first)
  const end = civilOf(maturity)
  const firstMonth = year * 12 + month - 1
  const span = end.year * 12 + end.month - 1 - firstMonth
  if (span % step !== 0 || addMonths(first, span, day) !== maturity) return undefined
  let offset = firstMonth - grid.cutOffMonth
  let passed = 0
  if (first <= grid.cutOff) {
    passed = Math.floor((grid.cutOffMonth - firstMonth) / step)
    if (addMonths(first, passed * step, day) <= grid.cutOff) passed++
    offset += passed * step
  } else if (addMonths(first, -step, day) !== origination) return undefined
  const rows = grid.rows(day)
  const count = span / step + 1 - passed
  return offset + (count - 1) * step < rows.length ? { rows, offset, count } : undefined
}

function instalmentOf(loan: LoanTerms, balance: number, count: number): number {
  if (loan.payment !== null) return wholeUnits('payment', loan.payment)
  return levelInstalment(balance, (Number(loan.rate) / 1e9) * (loan.frequencyMonths / 12), count)
}

function tooLate(loan: LoanTerms): ArgumentError {
  return new ArgumentError(
    'maturityDate',
    loan.maturityDate,
    `within ${MAXIMUM_MONTHS} months of the cut-off`,
  )
}
