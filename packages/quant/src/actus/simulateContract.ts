import { ArgumentError } from '@specie/units'
import { yearFraction } from '../daycount/yearFraction.ts'
import type { ContractEvent, ContractTerms, EventType, Observe } from './ContractTerms.ts'
import { contractSchedule, maturityOf } from './contractSchedule.ts'
import { cycleDates } from './cycle.ts'

/** State of a contract, by the names of ACTUS §2.8. */
interface State {
  day: number
  /** Nt, signed by the role. */
  notional: number
  /** Ipnr */
  rate: number
  /** Ipac, signed. */
  accrued: number
  /** Prnxt, not signed. */
  payment: number
  /** Ipcb, signed. */
  base: number
  /** Isc, Nsc */
  interestScale: number
  notionalScale: number
}

/**
 * Events of a contract after its status date, with payoffs and states: the state machine of the ACTUS Technical
 * Specification v1.1, §7.1–7.4 (PAM, LAM, NAM, ANN). Events before a purchase and after a termination are left out.
 *
 * @param observe value of an index; needed when rates reset or amounts scale
 * @param until day number of the last event to report; all unless told
 * @throws ArgumentError when the terms do not say what an event needs
 */
export function simulateContract(
  terms: ContractTerms,
  observe?: Observe,
  until = Number.POSITIVE_INFINITY,
): ContractEvent[] {
  const started = terms.initialExchangeDate < terms.statusDate
  const events: ContractEvent[] = []
  const state = initialState(terms, started)
  for (const { day, type } of contractSchedule(terms)) {
    if (day > until) break
    if (day < terms.statusDate || (started && type === 'IED')) continue
    if (!started && type !== 'IED' && day < terms.initialExchangeDate) continue
    const payoff = apply(type, day, state, terms, observe)
    if (type === 'PRD') events.length = 0
    events.push({
      day,
      type,
      payoff,
      notionalPrincipal: state.notional,
      nominalInterestRate: state.rate,
      accruedInterest: state.accrued,
    })
    if (type === 'TD') break
  }
  return events
}

function initialState(terms: ContractTerms, started: boolean): State {
  const notional = started ? terms.role * terms.notionalPrincipal : 0
  return {
    day: started ? terms.statusDate : terms.initialExchangeDate,
    notional,
    rate: started ? terms.nominalInterestRate : 0,
    accrued: started ? terms.role * (terms.accruedInterest ?? 0) : 0,
    payment: terms.nextPrincipalRedemptionPayment ?? equalPart(terms),
    base: notional,
    interestScale: 1,
    notionalScale: 1,
  }
}

/** Principal of each payment of a LAM that does not say: the notional in equal parts. Others fix it before the first. */
function equalPart(terms: ContractTerms): number {
  if (terms.contractType !== 'LAM') return 0
  const { anchor, cycle } = required('principalRedemption', terms.principalRedemption)
  return terms.notionalPrincipal / cycleDates(anchor, cycle, maturityOf(terms), terms.endOfMonth).length
}

/** Applies an event to the state and returns its payoff. */
function apply(
  type: EventType,
  day: number,
  state: State,
  terms: ContractTerms,
  observe: Observe | undefined,
): number {
  if (type === 'IED') return exchange(state, terms)
  const base = terms.contractType === 'PAM' ? state.notional : state.base
  state.accrued += yearFraction(terms.dayCount, state.day, day) * state.rate * base
  state.day = day
  switch (type) {
    case 'PR':
      return redeem(state, terms)
    case 'PRF':
      state.payment = annuity(state, terms, day)
      return 0
    case 'IP':
      return settleInterest(state)
    case 'IPCI':
      changeNotional(state, terms, state.accrued)
      state.accrued = 0
      return 0
    case 'RRF':
      state.rate = terms.rateReset!.nextRate!
      return 0
    case 'RR':
      reset(state, terms, day, observe)
      return 0
    case 'SC':
      scale(state, terms, day, observe)
      return 0
    case 'IPCB':
      state.base = state.notional
      return 0
    case 'PRD':
      return -terms.role * (required('priceAtPurchaseDate', terms.priceAtPurchaseDate) + state.accrued)
    case 'TD':
      return close(
        state,
        terms.role * (required('priceAtTerminationDate', terms.priceAtTerminationDate) + state.accrued),
      )
    default:
      return close(state, state.notionalScale * state.notional + state.interestScale * state.accrued)
  }
}

function exchange(state: State, terms: ContractTerms): number {
  state.notional = terms.role * terms.notionalPrincipal
  state.rate = terms.nominalInterestRate
  state.accrued = terms.role * (terms.accruedInterest ?? 0)
  const fixed = terms.interestCalculationBase !== undefined && terms.interestCalculationBase !== 'NT'
  state.base = fixed
    ? terms.role * (terms.interestCalculationBaseAmount ?? terms.notionalPrincipal)
    : state.notional
  return -terms.role * (terms.notionalPrincipal + (terms.premiumDiscountAtIED ?? 0))
}

/** Principal: the fixed amount (LAM) or what interest leaves of it (NAM, ANN), at most what is owed. */
function redeem(state: State, terms: ContractTerms): number {
  const due = terms.contractType === 'LAM' ? state.payment : state.payment - terms.role * state.accrued
  const amount = terms.role * Math.min(due, Math.abs(state.notional))
  changeNotional(state, terms, -amount)
  return state.notionalScale * amount
}

function settleInterest(state: State): number {
  const payoff = state.interestScale * state.accrued
  state.accrued = 0
  return payoff
}

function changeNotional(state: State, terms: ContractTerms, change: number): void {
  state.notional += change
  if (terms.interestCalculationBase === undefined || terms.interestCalculationBase === 'NT')
    state.base = state.notional
}

function reset(state: State, terms: ContractTerms, day: number, observe: Observe | undefined): void {
  const {
    index,
    multiplier = 1,
    spread = 0,
    floor = Number.NEGATIVE_INFINITY,
    cap = Number.POSITIVE_INFINITY,
  } = terms.rateReset!
  const rate = required('observe', observe)(index, day) * multiplier + spread
  state.rate = Math.min(Math.max(rate, floor), cap)
}

function scale(state: State, terms: ContractTerms, day: number, observe: Observe | undefined): void {
  const { index, indexAtDealDate, interest, notional } = terms.scaling!
  const ratio = required('observe', observe)(index, day) / indexAtDealDate
  if (interest) state.interestScale = ratio
  if (notional) state.notionalScale = ratio
}

/** Payment that brings notional and accrued interest to zero at the end of amortisation. ACTUS §3.9. */
function annuity(state: State, terms: ContractTerms, day: number): number {
  const { anchor, cycle } = required('principalRedemption', terms.principalRedemption)
  const end = terms.amortizationDate ?? maturityOf(terms)
  const dates = cycleDates(anchor, cycle, end, terms.endOfMonth).filter((date) => date > day)
  const growths = dates.map(
    (date, n) => 1 + state.rate * yearFraction(terms.dayCount, dates[n - 1] ?? day, date),
  )
  // worth of one paid on each date, grown to the last: the last one as it is, the others by the periods after them
  let total = 1
  let grown = 1
  for (let n = growths.length - 1; n > 0; n--) {
    grown *= growths[n]!
    total += grown
  }
  // accrued interest does not earn interest before it is due
  const owed = Math.abs(state.notional * growths[0]! + state.accrued)
  return (owed * grown) / total
}

function close(state: State, payoff: number): number {
  state.notional = 0
  state.base = 0
  state.accrued = 0
  return payoff
}

function required<T>(argument: string, value: T | undefined): T {
  if (value === undefined)
    throw new ArgumentError(argument, value, 'a value, as an event of this contract needs it')
  return value
}
