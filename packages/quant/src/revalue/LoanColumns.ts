import { ArgumentError, requireInteger } from '@specie/units'

/**
 * Many level-pay loans as columns of numbers, one row a loan: monthly payments, each loan with its own rate, hazard and
 * recovery. Columns may live in shared memory, so that threads value rows of their own.
 */
export interface LoanColumns {
  /** Balance outstanding. */
  readonly balance: Float64Array
  /** Nominal rate a year, a twelfth a month. */
  readonly rate: Float64Array
  /** Default intensity a year, continuous. */
  readonly hazard: Float64Array
  /** Share of the balance recovered at default. */
  readonly recovery: Float64Array
  /** Payments left, 1..360. */
  readonly months: Int32Array
  /** Days since the last payment, 0..27; only for dated valuation. */
  readonly daysIntoPeriod: Uint8Array
  /** Receives the value of each loan. */
  readonly value: Float64Array
}

/** Empty columns for `count` loans. @param shared in shared memory, for threads */
export function loanColumns(count: number, shared = false): LoanColumns {
  requireInteger('count', count, 0, 2 ** 31 - 1)
  const buffer = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes))
  const numbers = () => new Float64Array(buffer(8 * count))
  return {
    balance: numbers(),
    rate: numbers(),
    hazard: numbers(),
    recovery: numbers(),
    months: new Int32Array(buffer(4 * count)),
    daysIntoPeriod: new Uint8Array(buffer(count)),
    value: numbers(),
  }
}

/** Refuses columns that a valuation would not answer for, naming the row. */
export function checkColumns(loans: LoanColumns, from: number, to: number): void {
  if (!(from >= 0 && from <= to && to <= loans.balance.length)) {
    throw new ArgumentError('to', to, `rows from ${from} within ${loans.balance.length}`)
  }
  for (let i = from; i < to; i++) {
    const months = loans.months[i]!
    const sound =
      months >= 1 &&
      months <= 360 &&
      loans.balance[i]! >= 0 &&
      loans.rate[i]! >= 0 &&
      loans.rate[i]! < 12 &&
      loans.hazard[i]! >= 0 &&
      loans.hazard[i]! < 100 &&
      loans.recovery[i]! >= 0 &&
      loans.recovery[i]! <= 1 &&
      loans.daysIntoPeriod[i]! < 28
    if (!sound)
      throw new ArgumentError(
        `loans[${i}]`,
        describe(loans, i),
        'a loan of 1 to 360 months with finite, non-negative terms',
      )
  }
}

function describe(loans: LoanColumns, i: number): object {
  return {
    balance: loans.balance[i],
    rate: loans.rate[i],
    hazard: loans.hazard[i],
    recovery: loans.recovery[i],
    months: loans.months[i],
    daysIntoPeriod: loans.daysIntoPeriod[i],
  }
}
