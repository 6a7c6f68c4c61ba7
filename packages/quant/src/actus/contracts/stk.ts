import { type Contract, needHorizon } from '../Contract.ts'
import { type EvaluatedEvent, onlyTimePasses, type ScheduledEvent, shiftedEvent } from '../Event.ts'
import { analysisEvents } from '../loan/observedEvents.ts'
import { runEvents } from '../runEvents.ts'
import { scheduleTimes } from '../schedule.ts'
import { needTerm } from '../terms/readTerms.ts'
import { positionState, positionTrades } from './trade.ts'

/** STK, stock: bought, sold, and paying dividends as observed. */
export function stock(contract: Contract): EvaluatedEvent[] {
  const schedule = [...positionTrades(contract), ...dividendEvents(contract), ...analysisEvents(contract)]
  return runEvents(contract, schedule, positionState(contract.terms), { dropBeforePurchase: false })
}

/** Dividends up to the termination or the horizon; the first may be announced already. */
function dividendEvents(contract: Contract): ScheduledEvent[] {
  const { terms, observed } = contract
  const { cycleAnchorDateOfDividendPayment: start, cycleOfDividendPayment: cycle, roleSign } = terms
  if (start === undefined) return []
  const last = terms.terminationDate ?? needHorizon(contract)
  const times = scheduleTimes({
    start,
    // without a maturity there is no last period to join to another
    cycle: cycle === undefined ? undefined : { ...cycle, longStub: false },
    end: last + 1,
    endOfMonth: terms.endOfMonthConvention,
    includeEnd: false,
  })
  return times.map((time, n) => {
    const announced = n === 0 ? terms.nextDividendPaymentAmount : undefined
    const payoff = () =>
      roleSign * (announced ?? observed.valueAt(needTerm(terms, 'marketObjectCodeOfDividends'), time))
    return shiftedEvent(contract, 'DV', time, payoff, onlyTimePasses)
  })
}
