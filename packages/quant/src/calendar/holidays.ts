import type { Civil } from '@specie/units'

/** A weekday with what holiday rules ask of it. */
export interface HolidayCandidate extends Civil {
  /** 1 Monday … 5 Friday */
  readonly weekday: number
  /** Days after Easter Sunday, negative before. */
  readonly fromEaster: number
}

type UnitedStates = 'us-government-bond' | 'us-federal-reserve' | 'nyse'

/**
 * Closings of T2: 1 January, Good Friday, Easter Monday, 1 May, 25 and 26 December since 2000; 31 December 2001.
 * Source: European Central Bank, "TARGET calendar".
 */
export function isTargetHoliday({ year, month, day, fromEaster }: HolidayCandidate): boolean {
  if (fromEaster === -2 || fromEaster === 1) return true
  if ((month === 1 || month === 5) && day === 1) return true
  return month === 12 && (day === 25 || day === 26 || (day === 31 && year === 2001))
}

/**
 * Holidays of the US markets. Sources: 5 U.S.C. §6103; Federal Reserve, "Holiday schedules"; NYSE Rule 7.2;
 * SIFMA, "Holiday recommendations".
 */
export function isUnitedStatesHoliday(calendar: UnitedStates, date: HolidayCandidate): boolean {
  return (
    isFixedHoliday(calendar, date) ||
    isMondayHoliday(calendar, date) ||
    (date.month === 11 && date.weekday === 4 && Math.ceil(date.day / 7) === 4) ||
    isGoodFriday(calendar, date) ||
    CLOSINGS[calendar].includes(`${date.year}-${date.month}-${date.day}`)
  )
}

const CLOSINGS: Readonly<Record<UnitedStates, readonly string[]>> = {
  // funerals of Presidents Reagan and Bush; hurricane Sandy
  'us-government-bond': ['2004-6-11', '2012-10-30', '2018-12-5'],
  'us-federal-reserve': [],
  // and the attacks of September 2001, the funerals of Presidents Ford and Carter
  nyse: [
    '2001-9-11',
    '2001-9-12',
    '2001-9-13',
    '2001-9-14',
    '2004-6-11',
    '2007-1-2',
    '2012-10-29',
    '2012-10-30',
    '2018-12-5',
    '2025-1-9',
  ],
}

/** 1 January, 19 June (since 2022), 4 July, 11 November, 25 December, with their substitutes on Mondays and Fridays. */
function isFixedHoliday(calendar: UnitedStates, date: HolidayCandidate): boolean {
  // the Federal Reserve opens on the Friday before a Saturday holiday
  const fridays = calendar !== 'us-federal-reserve'
  if (falls(date, 1, 1, false) || falls(date, 7, 4, fridays) || falls(date, 12, 25, fridays)) return true
  if (date.year >= 2022 && falls(date, 6, 19, fridays)) return true
  return calendar !== 'nyse' && falls(date, 11, 11, false)
}

/** The date itself, the Monday after a Sunday, or (`fridays`) the Friday before a Saturday. */
function falls(date: HolidayCandidate, month: number, day: number, fridays: boolean): boolean {
  if (date.month !== month) return false
  return (
    date.day === day ||
    (date.day === day + 1 && date.weekday === 1) ||
    (fridays && date.day === day - 1 && date.weekday === 5)
  )
}

/** Martin Luther King, Washington, Memorial, Labor and Columbus days. */
function isMondayHoliday(calendar: UnitedStates, { month, day, weekday }: HolidayCandidate): boolean {
  if (weekday !== 1) return false
  const nth = Math.ceil(day / 7)
  if ((month === 1 || month === 2) && nth === 3) return true
  if (month === 5 && day > 24) return true
  if (month === 9 && nth === 1) return true
  return month === 10 && nth === 2 && calendar !== 'nyse'
}

/** The bond market opens on a Good Friday on which the employment report comes out, the month's first Friday. */
function isGoodFriday(calendar: UnitedStates, { day, fromEaster }: HolidayCandidate): boolean {
  if (fromEaster !== -2 || calendar === 'us-federal-reserve') return false
  return calendar === 'nyse' || day > 7
}
