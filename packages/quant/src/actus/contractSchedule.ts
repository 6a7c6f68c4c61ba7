import { ArgumentError } from '@specie/units'
import { adjust } from '../calendar/adjust.ts'
import { yearFraction } from '../daycount/yearFraction.ts'
import type { ContractTerms, CycleTerms, EventType } from './ContractTerms.ts'
import { cycleDate, cycleDates } from './cycle.ts'

/** An event that is due. */
export interface ScheduledEvent {
  readonly day: number
  readonly type: EventType
}

/** Order of events on one day. ACTUS Data Dictionary, event sequence. */
const ORDER: readonly EventType[] = [
  'IED',
  'PR',
  'IP',
  'IPCI',
  'RRF',
  'RR',
  'PRF',
  'PRD',
  'TD',
  'SC',
  'IPCB',
  'MD',
]

/** All events of a contract in order, from its terms alone. */
export function contractSchedule(terms: ContractTerms): ScheduledEvent[] {
  const maturity = maturityOf(terms)
  const move = (day: number) => adjust(terms.calendar ?? 'weekends', day, terms.adjustment ?? 'unadjusted')
  const events: ScheduledEvent[] = [{ day: terms.initialExchangeDate, type: 'IED' }]
  const add = (type: EventType, days: readonly number[]) => {
    for (const day of days) events.push({ day: move(day), type })
  }
  add('MD', [maturity])
  addInterest(terms, maturity, add)
  if (terms.principalRedemption !== undefined) {
    add('PR', datesOf(terms, terms.principalRedemption, maturity).slice(0, -1))
    if (terms.contractType === 'ANN' && terms.nextPrincipalRedemptionPayment === undefined) {
      add('PRF', [terms.principalRedemption.anchor - 1])
    }
  }
  if (terms.rateReset !== undefined) {
    const [first, ...rest] = datesOf(terms, terms.rateReset, maturity).slice(0, -1)
    if (first !== undefined) add(terms.rateReset.nextRate === undefined ? 'RR' : 'RRF', [first])
    add('RR', rest)
    // the annuity is fixed anew at every new rate
    if (terms.contractType === 'ANN') add('PRF', first === undefined ? [] : [first, ...rest])
  }
  if (terms.scaling !== undefined) add('SC', datesOf(terms, terms.scaling, maturity).slice(0, -1))
  if (terms.interestCalculationBaseReset !== undefined) {
    add('IPCB', datesOf(terms, terms.interestCalculationBaseReset, maturity).slice(0, -1))
  }
  if (terms.purchaseDate !== undefined) events.push({ day: terms.purchaseDate, type: 'PRD' })
  if (terms.terminationDate !== undefined) events.push({ day: terms.terminationDate, type: 'TD' })
  return events.sort((a, b) => a.day - b.day || ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
}

function datesOf(terms: ContractTerms, schedule: CycleTerms, end: number): number[] {
  return cycleDates(schedule.anchor, schedule.cycle, end, terms.endOfMonth)
}

/** Interest is capitalised up to the capitalisation's end and paid after it. */
function addInterest(
  terms: ContractTerms,
  maturity: number,
  add: (type: EventType, days: readonly number[]) => void,
): void {
  const capitalised = terms.capitalizationEndDate ?? Number.NEGATIVE_INFINITY
  const dates =
    terms.interestPayment === undefined ? [maturity] : datesOf(terms, terms.interestPayment, maturity)
  add(
    'IPCI',
    dates.filter((day) => day < capitalised),
  )
  if (terms.capitalizationEndDate !== undefined) add('IPCI', [capitalised])
  add(
    'IP',
    dates.filter((day) => day > capitalised),
  )
}

/**
 * Maturity of a contract: its own, its amortisation date, or the payment that brings the balance to zero.
 * ACTUS §7.2 (LAM), §7.3 (NAM), §7.4 (ANN).
 * @throws ArgumentError when the terms do not say when the contract ends
 */
export function maturityOf(terms: ContractTerms): number {
  const given = terms.maturityDate ?? terms.amortizationDate
  if (given !== undefined) return given
  const { principalRedemption, nextPrincipalRedemptionPayment: payment } = terms
  if (principalRedemption === undefined || payment === undefined) {
    throw new ArgumentError(
      'maturityDate',
      undefined,
      'a maturity, or the size and dates of principal payments',
    )
  }
  const { anchor, cycle } = principalRedemption
  const next = cycleDate(anchor, cycle, 1, terms.endOfMonth)
  const interest = terms.nominalInterestRate * yearFraction(terms.dayCount, anchor, next)
  const payments = Math.ceil(paymentsToZero(terms, payment, interest))
  if (!(payments >= 1 && payments < 100_000)) {
    throw new ArgumentError(
      'nextPrincipalRedemptionPayment',
      payment,
      'a payment that covers more than the interest',
    )
  }
  return cycleDate(anchor, cycle, payments - 1, terms.endOfMonth)
}

function paymentsToZero(terms: ContractTerms, payment: number, interest: number): number {
  const notional = terms.notionalPrincipal
  if (terms.contractType === 'LAM') return notional / payment
  if (terms.contractType === 'NAM') return notional / (payment - notional * interest)
  return -Math.log1p((-notional * interest) / payment) / Math.log1p(interest)
}
