import { ArgumentError } from '@specie/units'
import { PERFORMANCES, type Performance } from './terms/generalTerms.ts'
import { toChoice, toNumber, toTime } from './terms/values.ts'
import { formatTime, instantOf, type Time } from './time.ts'

/** One observation of a market object. */
export interface ObservedValue {
  readonly timestamp: string
  readonly value: number | string
}

/**
 * An event that no schedule foretells: a call or exercise (XD), a credit event (CE), a redemption (PR), a prepayment
 * (PP), an analysis (AD).
 */
export interface ObservedEvent {
  readonly time: string
  readonly type: string
  readonly value?: number | string
  /** Contract that it happened to; the contract evaluated when absent. */
  readonly contractId?: string
  readonly states?: { readonly contractPerformance?: string }
}

/** What a contract's payoff depends on beside its terms. */
export interface ActusObserved {
  /** Values of market objects (rates, indices, prices, FX rates as `EUR/USD`) by code; each holds until the next. */
  readonly dataObserved?: Readonly<
    Record<string, { readonly data: readonly ObservedValue[] } | readonly ObservedValue[]>
  >
  readonly eventsObserved?: readonly ObservedEvent[]
  /** Last time of interest, ISO; contracts without an end need it. */
  readonly to?: string
}

/** An observed event, read. */
export interface UnscheduledEvent {
  readonly time: Time
  readonly type: string
  readonly value: number
  readonly contractID: string | undefined
  readonly performance: Performance | undefined
}

/** Observations, read. */
export interface Observations {
  readonly events: readonly UnscheduledEvent[]
  readonly to: Time | undefined
  /**
   * Value of a market object: the last one observed at or before a time.
   * @throws ArgumentError when none was
   */
  valueAt(code: string, time: Time): number
}

/** @throws ArgumentError that names the observation that cannot be read */
export function readObserved(observed: ActusObserved): Observations {
  const series = new Map<string, { time: Time; value: number }[]>()
  for (const [code, given] of Object.entries(observed.dataObserved ?? {})) {
    const data = 'data' in given ? given.data : given
    const points = data.map(({ timestamp, value }) => ({
      time: readTime(`dataObserved.${code}`, timestamp),
      value: readNumber(`dataObserved.${code}`, value),
    }))
    series.set(
      code,
      points.sort((a, b) => a.time - b.time),
    )
  }
  return {
    events: (observed.eventsObserved ?? []).map(readEvent),
    to:
      observed.to === undefined || observed.to.trim() === ''
        ? undefined
        : readTime('observed.to', observed.to),
    valueAt(code, time) {
      const found = series.get(code)?.findLast((point) => point.time <= instantOf(time))
      if (found !== undefined) return found.value
      throw new ArgumentError(
        `dataObserved.${code}`,
        undefined,
        `a value observed at or before ${formatTime(time)}`,
      )
    },
  }
}

function readEvent(event: ObservedEvent): UnscheduledEvent {
  return {
    time: readTime('eventsObserved.time', event.time),
    type: event.type,
    value: event.value === undefined ? 0 : readNumber('eventsObserved.value', event.value),
    contractID: event.contractId,
    performance: toChoice(event.states?.contractPerformance, PERFORMANCES),
  }
}

function readTime(name: string, text: string): Time {
  const time = toTime(text)
  if (time === undefined) throw new ArgumentError(name, text, 'a date as 2013-01-01T00:00:00')
  return time
}

function readNumber(name: string, value: number | string): number {
  const number = toNumber(value)
  if (number === undefined) throw new ArgumentError(name, value, 'a number')
  return number
}
