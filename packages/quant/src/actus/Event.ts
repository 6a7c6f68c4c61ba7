import type { Contract } from './Contract.ts'
import { type EventType, sequenceOf } from './EventType.ts'
import type { State } from './State.ts'
import { instantOf, type Time } from './time.ts'

/** What payoff and state transition functions see. */
export interface Step {
  readonly contract: Contract
  /** Scheduled time of the event. */
  readonly time: Time
  /** State before the event. */
  readonly before: State
  /** Years of interest since the event before. */
  readonly years: number
}

/** Payoff function (POF): the event's cash flow, positive when received. */
export type Payoff = (step: Step) => number

/** State transition function (STF): the state after the event. */
export type Transition = (step: Step) => State

/** An event on a contract's schedule. */
export interface ScheduledEvent {
  readonly type: EventType
  /** Time by the schedule. */
  readonly scheduled: Time
  /** Time by the schedule and the business day convention. */
  readonly time: Time
  readonly payoff: Payoff
  readonly transition: Transition
  /** Currency of the payoff when it is not the contract's. */
  readonly currency?: string
  /** Rank among events at one instant when it is not the type's. */
  readonly sequence?: number
}

/** An event that has happened: its payoff and the state after it. */
export interface EvaluatedEvent {
  readonly type: EventType
  readonly time: Time
  readonly sequence: number
  readonly payoff: number
  readonly currency: string
  readonly state: State
}

/** What a place in time has: an instant, and a rank in it. */
type Place = Pick<ScheduledEvent, 'time' | 'type' | 'sequence'>

/** Order of events: by instant, then by sequence. Negative when `a` comes first. */
export function compareEvents(a: Place, b: Place): number {
  return (
    instantOf(a.time) - instantOf(b.time) ||
    (a.sequence ?? sequenceOf(a.type)) - (b.sequence ?? sequenceOf(b.type))
  )
}

/** An event that takes place when scheduled, business day or not. */
export function fixedEvent(
  type: EventType,
  time: Time,
  payoff: Payoff,
  transition: Transition,
): ScheduledEvent {
  return { type, scheduled: time, time, payoff, transition }
}

/** An event that moves to a business day. */
export function shiftedEvent(
  contract: Contract,
  type: EventType,
  scheduled: Time,
  payoff: Payoff,
  transition: Transition,
): ScheduledEvent {
  return { type, scheduled, time: contract.shift.event(scheduled), payoff, transition }
}

/** No cash flow. */
export const noPayoff: Payoff = () => 0

/** Nothing changes but the status date. */
export const onlyTimePasses: Transition = ({ before, time }) => ({ ...before, statusDate: time })
