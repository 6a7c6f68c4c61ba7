import type { CashFlowMonth } from '@specie/api'
import type { CollectionFacts } from '@specie/ledger'
import { buildLadder, toIso } from '@specie/quant'
import { type CalendarMonth, cashCalendar, type StoredReport, segmentOf } from '@specie/servicing'
import type { ChainReport } from './keptReports.ts'

const calendars = new WeakMap<StoredReport, CalendarMonth[]>()

/** Past periods with what was scheduled before each and what came, then the months to come of the last report. */
export function cashFlowMonths(
  reports: readonly ChainReport[],
  periods: readonly CollectionFacts[],
): CashFlowMonth[] {
  const past = periods.map((period): CashFlowMonth => {
    const before = reports.filter(({ asOf }) => asOf < period.asOf).at(-1)?.report
    const until = toIso(Math.floor(Number(period.asOf) / 86_400))
    const planned = before === undefined ? [] : calendarOf(before).filter(({ date }) => date <= until)
    return {
      until,
      scheduled: String(
        planned.reduce((sum, { scheduled }) => sum + scheduled.interest + scheduled.principal, 0n),
      ),
      expected: null,
      collected: String(period.interest + period.principal + period.recoveries),
    }
  })
  const last = reports.at(-1)?.report
  if (last === undefined) return past
  const next = calendarOf(last).map(
    ({ date, scheduled, expected }): CashFlowMonth => ({
      until: date,
      scheduled: String(scheduled.interest + scheduled.principal),
      expected: String(expected.interest + expected.principal + expected.recoveries),
      collected: null,
    }),
  )
  return [...past, ...next]
}

/** A report's calendar; it never changes, so it is computed once. */
function calendarOf(report: StoredReport): CalendarMonth[] {
  const known = calendars.get(report)
  if (known !== undefined) return known
  const { tape, assumptions, segmentBy, hazardShift } = report
  const { ladder } = buildLadder(tape.loans, tape.cutOffDate, assumptions, (loan) =>
    segmentOf(loan, segmentBy),
  )
  const made = cashCalendar(ladder, tape.cutOffDate, hazardShift)
  calendars.set(report, made)
  return made
}
