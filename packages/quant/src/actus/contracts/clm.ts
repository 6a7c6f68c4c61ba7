import { type Contract, needHorizon } from '../Contract.ts'
import { addPeriod } from '../cycle.ts'
import { type EvaluatedEvent, fixedEvent, noPayoff, type ScheduledEvent } from '../Event.ts'
import { accrue } from '../loan/accrue.ts'
import { initialLoanState } from '../loan/initialState.ts'
import { capitalizationEvents, interestPayoff, payInterest } from '../loan/interest.ts'
import { exchange, mature, maturityPayoff, plainExchangePayoff } from '../loan/lifecycle.ts'
import { analysisEvents, observedOf } from '../loan/observedEvents.ts'
import { prepaymentEvents } from '../loan/prepayment.ts'
import { feeEvents, rateResetEvents } from '../loan/variable.ts'
import { runEvents } from '../runEvents.ts'
import { needTerm } from '../terms/readTerms.ts'
import type { Time } from '../time.ts'

/** How a call money contract ends. */
interface Ending {
  readonly end: Time
  /** When it was called; undefined when it runs to its maturity. */
  readonly called: Time | undefined
}

/** CLM, call money: runs until called (an observed XD) and repaid after the notice, interest capitalized meanwhile. */
export function callMoney(contract: Contract): EvaluatedEvent[] {
  const { end, called } = endingOf(contract)
  const schedule = [
    fixedEvent('IED', needTerm(contract.terms, 'initialExchangeDate'), plainExchangePayoff, exchange),
    fixedEvent('IP', end, interestPayoff, payInterest),
    fixedEvent(called === undefined ? 'MD' : 'STD', end, maturityPayoff, mature),
    ...callEvents(called),
    ...capitalizationEvents(contract, end),
    ...rateResetEvents(contract, end),
    ...feeEvents(contract, end, false),
    ...prepaymentEvents(contract),
    ...analysisEvents(contract),
  ]
  return runEvents(contract, schedule, initialLoanState(contract, []), { dropBeforePurchase: false })
}

function endingOf(contract: Contract): Ending {
  const { maturityDate, xDayNotice } = contract.terms
  const called = observedOf(contract, 'XD')[0]?.time
  if (called === undefined || called >= (maturityDate ?? Infinity)) {
    return { end: maturityDate ?? needHorizon(contract), called: undefined }
  }
  const noticed = xDayNotice === undefined ? called : addPeriod(called, xDayNotice)
  return { end: Math.min(contract.shift.event(noticed), maturityDate ?? Infinity), called }
}

/** The call comes before what is paid at the same time. */
function callEvents(called: Time | undefined): ScheduledEvent[] {
  return called === undefined ? [] : [{ ...fixedEvent('XD', called, noPayoff, accrue), sequence: 35 }]
}
