import { scheduleOf, toDay } from '@specie/quant'
import type { Loan, LoanTape } from '@specie/tape'
import { SpecieError } from '@specie/units'

/** What happened to single loans in a period, by their ids; all others pay as scheduled. */
export interface PeriodEvents {
  /** Pay nothing and are written off. */
  readonly defaulted: readonly string[]
  /** Pay nothing and stay. */
  readonly late: readonly string[]
  /** Pay as scheduled and then the rest of their balance. */
  readonly prepaid: readonly string[]
}

/** One period of a tape as a servicer reports it. Cash units. */
export interface ServicedPeriod {
  /** The tape at the new cut-off: written-off and repaid loans have left it. */
  readonly tape: LoanTape
  readonly interest: bigint
  /** Scheduled principal and prepayments. */
  readonly principal: bigint
  /** Balance written off. */
  readonly defaulted: bigint
  /** Balances 30 to 59, 60 to 89, and 90 or more days late. */
  readonly late30: bigint
  readonly late60: bigint
  readonly late90: bigint
  /** Loans that have been repaid. */
  readonly repaid: number
}

interface Sums {
  interest: bigint
  principal: bigint
  defaulted: bigint
  repaid: number
}

/**
 * Lets a tape's loans live until a later cut-off: the cash they pay, and what is left of them.
 * A late loan that is not named late again catches up: it pays from then on as scheduled, what it missed at maturity.
 * @param to ISO date after the tape's cut-off
 * @throws SpecieError `input.cutOff` when the date is not later, `input.loan` for an id that the tape lacks
 */
export function rollTape(tape: LoanTape, to: string, events: PeriodEvents): ServicedPeriod {
  const days = toDay(to) - toDay(tape.cutOffDate)
  if (days <= 0) {
    throw new SpecieError({
      code: 'input.cutOff',
      message: `The new cut-off ${to} is not after the last one, ${tape.cutOffDate}`,
    })
  }
  requireKnown(tape, events)
  const [defaulted, late, prepaid] = [
    new Set(events.defaulted),
    new Set(events.late),
    new Set(events.prepaid),
  ]
  const sums: Sums = { interest: 0n, principal: 0n, defaulted: 0n, repaid: 0 }
  const loans = tape.loans.flatMap((loan) => {
    if (defaulted.has(loan.id)) {
      sums.defaulted += loan.balance
      return []
    }
    if (late.has(loan.id)) return [{ ...loan, status: 'late' as const, daysPastDue: loan.daysPastDue + days }]
    return collected(loan, tape.cutOffDate, to, prepaid.has(loan.id), sums)
  })
  const balanceLate = (from: number, below: number) =>
    loans.reduce(
      (sum, loan) => (loan.daysPastDue >= from && loan.daysPastDue < below ? sum + loan.balance : sum),
      0n,
    )
  return {
    ...sums,
    tape: { ...tape, cutOffDate: to, loans },
    late30: balanceLate(30, 60),
    late60: balanceLate(60, 90),
    late90: balanceLate(90, Number.POSITIVE_INFINITY),
  }
}

/** What a loan pays until `to` goes into the sums; what is left of it comes back. */
function collected(loan: Loan, from: string, to: string, prepays: boolean, sums: Sums): Loan[] {
  let balance = loan.balance
  for (const flow of scheduleOf(loan, from)) {
    if (flow.date > to) break
    sums.interest += flow.interest
    sums.principal += flow.principal
    balance = flow.balance
  }
  if (prepays) {
    sums.principal += balance
    balance = 0n
  }
  if (balance === 0n) {
    sums.repaid += 1
    return []
  }
  return [{ ...loan, balance, balanceBasis: 'reported', status: 'current', daysPastDue: 0 }]
}

function requireKnown(tape: LoanTape, events: PeriodEvents): void {
  const known = new Set(tape.loans.map(({ id }) => id))
  const named = [...events.defaulted, ...events.late, ...events.prepaid]
  const unknown = named.filter((id) => !known.has(id))
  if (unknown.length === 0) return
  throw new SpecieError({
    code: 'input.loan',
    message: `The tape of ${tape.cutOffDate} has no loan ${unknown.join(', ')}`,
    expected: "the lender's own references, as in the tape's first column",
  })
}
