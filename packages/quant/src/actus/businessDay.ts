import { type Adjustment, adjust } from '../calendar/adjust.ts'
import { dayOf, onDay, type Time } from './time.ts'

/** Business day conventions: `SC…` shifts, then calculates; `CS…` calculates, then shifts. */
export type BusinessDayConvention = 'NOS' | 'SCF' | 'SCMF' | 'CSF' | 'CSMF' | 'SCP' | 'SCMP' | 'CSP' | 'CSMP'

/** Calendars: `NC` every day is a business day, `MF` Monday to Friday. */
export type ActusCalendar = 'NC' | 'MF'

const ADJUSTMENTS: Readonly<Record<string, Adjustment>> = {
  F: 'following',
  MF: 'modified following',
  P: 'preceding',
  MP: 'modified preceding',
}

/** Where a scheduled time moves to when it falls on no business day. */
export interface BusinessDayShift {
  /** Time at which the event takes place. */
  event(scheduled: Time): Time
  /** Time that interest is counted to. */
  calculation(scheduled: Time): Time
}

/** The shift of a convention in a calendar. ACTUS technical specification, Business Day Shift Convention. */
export function businessDayShift(
  convention: BusinessDayConvention,
  calendar: ActusCalendar,
): BusinessDayShift {
  const adjustment = ADJUSTMENTS[convention.slice(2)]
  if (calendar === 'NC' || convention === 'NOS' || adjustment === undefined) {
    return { event: (time) => time, calculation: (time) => time }
  }
  const event = (time: Time) => onDay(time, adjust('weekends', dayOf(time), adjustment))
  return { event, calculation: convention.startsWith('SC') ? event : (time) => time }
}
