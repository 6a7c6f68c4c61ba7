import { ArgumentError } from '@specie/units'
import { toDay } from '../date/toDay.ts'
import type { ObservedLoan } from './ObservedLoan.ts'

/** What a tape knows of a loan's fate. */
export interface LoanFate {
  readonly maturityDate: string
  readonly frequencyMonths: number
  readonly outcome: {
    readonly kind: 'open' | 'late' | 'repaid' | 'defaulted'
    /** Of repayment or default; null when the tape does not say. */
    readonly date: string | null
    /** Principal unpaid at default, before recoveries, cash units. */
    readonly loss: bigint
    /** Cash units. */
    readonly recovered: bigint
  }
}

const YEAR_DAYS = 365.25

/**
 * A tape's outcome as an observation from `start` to at most `end`.
 *
 * A repayment more than one instalment period (at least a month) before maturity is a prepayment. A fate without a date
 * is placed in the middle between start and the earlier of maturity and end when it is a default, at that earlier day
 * when it is a repayment. What happens after `end` has not been seen: the loan counts as open.
 *
 * @param start ISO date: the cut-off from which the loan is watched
 * @param end ISO date: the day up to which the data knows
 * @throws ArgumentError when `end` is not after `start`
 */
export function observeLoan(fate: LoanFate, segment: string, start: string, end: string): ObservedLoan {
  const from = toDay(start)
  const until = toDay(end)
  if (until <= from) throw new ArgumentError('end', end, `a day after ${start}`)
  const maturity = toDay(fate.maturityDate)
  const closing = Math.max(Math.min(maturity, until), from)
  const { kind, date, loss, recovered } = fate.outcome
  const defaulted = kind === 'defaulted'
  const day = date === null ? (defaulted ? (from + closing) / 2 : closing) : Math.max(toDay(date), from)
  const years = (at: number) => (at - from) / YEAR_DAYS
  if (kind === 'open' || kind === 'late' || day > until)
    return { segment, years: years(until), end: 'censored' }
  if (defaulted) {
    const amounts = { exposureAtDefault: Number(loss), recovered: Number(recovered) }
    return { segment, years: years(day), end: 'default', ...amounts }
  }
  const early = maturity - day > 31 * Math.max(fate.frequencyMonths, 1)
  return { segment, years: years(day), end: early ? 'prepayment' : 'maturity' }
}
