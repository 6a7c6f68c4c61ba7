import { ArgumentError, requireInteger, requireNumber } from '@specie/units'

/**
 * What happens first within a month. `default, schedule, prepayment`: defaults leave before the payment, voluntary
 * prepayment is a share of what is left after it. `schedule, prepayment, default`: everyone pays, then some prepay, then
 * some default. `together` (SIFMA): schedule, then prepayment and default both as shares of the balance after it.
 */
export type OrderOfEvents = 'default, schedule, prepayment' | 'schedule, prepayment, default' | 'together'

/** A pool of level-pay loans as one loan. Rates are fractions. */
export interface PoolTerms {
  readonly balance: number
  /** Nominal rate of the loans a year, paid monthly. */
  readonly rate: number
  /** Months to the last payment. */
  readonly months: number
  /** Month of life, before the first projected month. 0 for new loans. */
  readonly age?: number
  /** Part of the rate that goes to servicing and guarantee, a year. */
  readonly serviceFee?: number
}

/** What is assumed of it. Functions of the age in months (1 in the first month of life). */
export interface PoolAssumptions {
  /** Single monthly mortality. */
  readonly prepayment?: (age: number) => number
  /** Monthly default rate. */
  readonly defaults?: (age: number) => number
  /** Share of a defaulted balance that is lost. */
  readonly severity?: number
  /** Months from default to liquidation. */
  readonly recoveryLag?: number
  readonly order?: OrderOfEvents
}

/** One month of a projection. Amounts in the balance's unit. */
export interface PoolMonth {
  readonly openingBalance: number
  readonly interest: number
  readonly scheduled: number
  readonly prepaid: number
  readonly defaulted: number
  /** Of earlier defaults, liquidated this month. */
  readonly recovered: number
  readonly lost: number
  readonly closingBalance: number
}

/**
 * Monthly cash flows of a pool under prepayment, default, severity and a lag; servicers do not advance. Months go on
 * until the last liquidation. Interest is what holders receive, net of the service fee.
 * @see SIFMA, Uniform Practices, Chapter SF; Fabozzi, Bond Markets, Analysis and Strategies, ch. 11
 * @throws ArgumentError when a number is out of range
 */
export function projectPool(terms: PoolTerms, assumptions: PoolAssumptions = {}): PoolMonth[] {
  const { age = 0, serviceFee = 0 } = terms
  const { severity = 0, recoveryLag = 0, order = 'default, schedule, prepayment' } = assumptions
  requireNumber('balance', terms.balance, 0)
  requireNumber('rate', terms.rate, 0)
  requireInteger('months', terms.months, 1)
  requireInteger('recoveryLag', recoveryLag, 0)
  requireNumber('severity', severity, 0, 1)
  const pending = new Float64Array(terms.months + recoveryLag)
  const rows: PoolMonth[] = []
  let balance = terms.balance
  for (let k = 0; k < terms.months + recoveryLag; k++) {
    const month = age + k + 1
    const smm = share('prepayment', assumptions.prepayment?.(month) ?? 0)
    const mdr = share('defaults', assumptions.defaults?.(month) ?? 0)
    const left = terms.months - k
    const events = left > 0 ? monthEvents(balance, terms.rate / 12, left, smm, mdr, order) : NOTHING
    if (left > 0) pending[k + recoveryLag] = events.defaulted
    const closingBalance = balance - events.scheduled - events.prepaid - events.defaulted
    const liquidated = pending[k]!
    rows.push({
      openingBalance: balance,
      interest: (events.paying * (terms.rate - serviceFee)) / 12,
      scheduled: events.scheduled,
      prepaid: events.prepaid,
      defaulted: events.defaulted,
      recovered: liquidated * (1 - severity),
      lost: liquidated * severity,
      closingBalance: left === 1 ? 0 : Math.max(closingBalance, 0),
    })
    balance = rows.at(-1)!.closingBalance
  }
  return rows
}

interface Events {
  /** Balance that pays this month's interest. */
  readonly paying: number
  readonly scheduled: number
  readonly prepaid: number
  readonly defaulted: number
}

const NOTHING: Events = { paying: 0, scheduled: 0, prepaid: 0, defaulted: 0 }

function monthEvents(
  balance: number,
  rate: number,
  left: number,
  smm: number,
  mdr: number,
  order: OrderOfEvents,
): Events {
  // scheduled principal of an annuity: balance·i/((1 + i)^n − 1)
  const principalShare = rate === 0 ? 1 / left : rate / Math.expm1(left * Math.log1p(rate))
  if (order === 'default, schedule, prepayment') {
    const paying = balance * (1 - mdr)
    const scheduled = paying * principalShare
    return { paying, scheduled, prepaid: (paying - scheduled) * smm, defaulted: balance * mdr }
  }
  const scheduled = balance * principalShare
  const after = balance - scheduled
  if (order === 'schedule, prepayment, default') {
    return { paying: balance, scheduled, prepaid: after * smm, defaulted: after * (1 - smm) * mdr }
  }
  // both shares are of the same balance; defaults give way when they would be more than all of it
  return { paying: balance, scheduled, prepaid: after * smm, defaulted: after * Math.min(mdr, 1 - smm) }
}

function share(argument: string, value: number): number {
  if (!(value >= 0 && value <= 1)) throw new ArgumentError(argument, value, 'a share from 0 to 1')
  return value
}

/** Mean time of principal, years: Σ k·principal/12 over Σ principal; recoveries count as principal. */
export function averageLife(months: readonly PoolMonth[]): number {
  let [weighted, total] = [0, 0]
  months.forEach((month, k) => {
    const principal = requireNumber(`months[${k}]`, month.scheduled + month.prepaid + month.recovered)
    weighted += (principal * (k + 1)) / 12
    total += principal
  })
  return weighted / total
}
