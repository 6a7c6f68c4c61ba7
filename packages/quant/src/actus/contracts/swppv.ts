import type { Contract } from '../Contract.ts'
import {
  type EvaluatedEvent,
  fixedEvent,
  noPayoff,
  type Payoff,
  type ScheduledEvent,
  type Step,
  shiftedEvent,
  type Transition,
} from '../Event.ts'
import { interestTimes } from '../loan/interest.ts'
import { observedOf } from '../loan/observedEvents.ts'
import { runEvents } from '../runEvents.ts'
import { emptyState, type State } from '../State.ts'
import { scheduleStart, scheduleTimes } from '../schedule.ts'
import { needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'
import { signedPriceReceived } from './fxout.ts'
import { pricePaid } from './trade.ts'

/**
 * SWPPV, plain vanilla interest rate swap: a fixed rate against one that is reset, each leg's interest paid (delivery
 * `D`, the default) or the difference (`S`). The rate told is the floating one; the interest accrued is the fixed
 * leg's, or the difference.
 */
export function plainVanillaSwap(contract: Contract): EvaluatedEvent[] {
  const { terms } = contract
  const end = needTerm(terms, 'maturityDate')
  const schedule = [
    fixedEvent('IED', needTerm(terms, 'initialExchangeDate'), noPayoff, start),
    fixedEvent('MD', end, noPayoff, finish),
    ...paymentEvents(contract, end),
    ...resetEvents(contract, end),
    ...tradeEvents(contract),
    ...observedOf(contract, 'AD').map(({ time }) => fixedEvent('AD', time, noPayoff, accrueLegs)),
  ]
  return runEvents(contract, schedule, initialState(contract, end), { dropBeforePurchase: true })
}

/** Interest of the fixed leg, or of both where they are settled net, up to a step. */
const fixedTo: Payoff = ({ before, years, contract: { terms } }: Step) => {
  const floating = terms.deliverySettlement === 'S' ? before.nominalInterestRate : 0
  const rate = needTerm(terms, 'nominalInterestRate') - floating
  return before.accruedInterest + years * rate * before.notionalPrincipal
}

/** Interest of the floating leg up to a step; it is paid where the fixed one is received. */
const floatingTo: Payoff = ({ before, years }: Step) =>
  before.accruedInterest2 - years * before.nominalInterestRate * before.notionalPrincipal

const accrueLegs: Transition = (step) => ({
  ...step.before,
  accruedInterest: fixedTo(step),
  accruedInterest2: floatingTo(step),
  statusDate: step.time,
})

const start: Transition = ({ before, contract: { terms }, time }) => ({
  ...before,
  notionalPrincipal: terms.roleSign * needTerm(terms, 'notionalPrincipal'),
  nominalInterestRate: needTerm(terms, 'nominalInterestRate2'),
  statusDate: time,
})

const finish: Transition = ({ before, time }) => ({
  ...before,
  notionalPrincipal: 0,
  accruedInterest: 0,
  accruedInterest2: 0,
  statusDate: time,
})

/** STF_RR_SWPPV: the floating rate follows the market. */
const reset: Transition = (step) => {
  const { terms, observed } = step.contract
  const market = observed.valueAt(needTerm(terms, 'marketObjectCodeOfRateReset'), step.time)
  return { ...accrueLegs(step), nominalInterestRate: market * terms.rateMultiplier + terms.rateSpread }
}

function initialState(contract: Contract, end: Time): State {
  const { terms } = contract
  const state = { ...emptyState(terms.statusDate), performance: terms.contractPerformance }
  if (needTerm(terms, 'initialExchangeDate') > terms.statusDate) return state
  const notionalPrincipal = terms.roleSign * needTerm(terms, 'notionalPrincipal')
  const nominalInterestRate = needTerm(terms, 'nominalInterestRate2')
  const running = { ...state, notionalPrincipal, nominalInterestRate }
  const lastPayment = interestTimes(contract, end).findLast(
    (time) => contract.shift.event(time) <= terms.statusDate,
  )
  const years = lastPayment === undefined ? 0 : contract.years(lastPayment, terms.statusDate)
  const step = { contract, time: terms.statusDate, before: running, years }
  const accrued = terms.accruedInterest === undefined ? fixedTo(step) : terms.roleSign * terms.accruedInterest
  return { ...running, accruedInterest: accrued, accruedInterest2: floatingTo(step) }
}

function paymentEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const times = interestTimes(contract, end)
  const payAll: Transition = (step) => ({ ...accrueLegs(step), accruedInterest: 0 })
  const payFloating: Transition = (step) => ({ ...accrueLegs(step), accruedInterest2: 0 })
  const net = contract.terms.deliverySettlement === 'S'
  const place = (event: ScheduledEvent) => (event.scheduled === end ? { ...event, time: end } : event)
  const fixed = times.map((time) => place(shiftedEvent(contract, net ? 'IP' : 'IPFX', time, fixedTo, payAll)))
  if (net) return fixed
  return [
    ...fixed,
    ...times.map((time) => place(shiftedEvent(contract, 'IPFL', time, floatingTo, payFloating))),
  ]
}

function resetEvents(contract: Contract, end: Time): ScheduledEvent[] {
  const { terms } = contract
  const { cycleAnchorDateOfRateReset: anchor, cycleOfRateReset: cycle } = terms
  return scheduleTimes({
    start: scheduleStart(anchor, cycle, terms.initialExchangeDate),
    cycle,
    end,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd: false,
  }).map((time) => shiftedEvent(contract, 'RR', time, noPayoff, reset))
}

function tradeEvents({ terms }: Contract): ScheduledEvent[] {
  const events: ScheduledEvent[] = []
  if (terms.purchaseDate !== undefined) {
    events.push(fixedEvent('PRD', terms.purchaseDate, pricePaid, accrueLegs))
  }
  if (terms.terminationDate !== undefined) {
    events.push(fixedEvent('TD', terms.terminationDate, signedPriceReceived, finish))
  }
  return events
}
