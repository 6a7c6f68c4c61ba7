import { toDay } from '../date/toDay.ts'
import { toIso } from '../date/toIso.ts'
import type { CashFlow } from './CashFlow.ts'
import type { LoanTerms } from './LoanTerms.ts'
import { walkSchedule } from './walkSchedule.ts'

/**
 * Contractual cash flows of a loan after a cut-off (see `walkSchedule` for the conventions). Principal adds up to the
 * balance.
 * @param cutOffDate ISO date
 * @throws ArgumentError naming the term that cannot be right
 */
export function scheduleOf(loan: LoanTerms, cutOffDate: string): CashFlow[] {
  const flows: CashFlow[] = []
  walkSchedule(loan, toDay(cutOffDate), (day, interest, principal, balance) => {
    flows.push({
      date: toIso(day),
      interest: BigInt(interest),
      principal: BigInt(principal),
      balance: BigInt(balance),
    })
  })
  return flows
}
