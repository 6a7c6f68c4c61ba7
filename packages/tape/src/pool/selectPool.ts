import { parseAmount } from '@specie/units'
import type { Loan } from '../model/Loan.ts'
import type { LoanTape } from '../model/LoanTape.ts'
import type { EligibilityRules } from './EligibilityRules.ts'
import { ineligibility } from './ineligibility.ts'
import { limitConcentration } from './limitConcentration.ts'

/** A loan that the rules kept out of the pool. */
export interface IneligibleLoan {
  readonly id: string
  readonly fingerprint: string
  readonly balance: bigint
  readonly rule: keyof EligibilityRules
  readonly reason: string
}

/** Loans and balance that one reason kept out. */
export interface ReasonTotal {
  readonly rule: keyof EligibilityRules
  readonly reason: string
  readonly loans: number
  readonly balance: bigint
}

/** The pool, and what is not in it and why. */
export interface PoolSelection {
  readonly tape: LoanTape
  readonly leftOut: readonly IneligibleLoan[]
  /** By balance, largest first. */
  readonly byReason: readonly ReasonTotal[]
}

/**
 * Selects the eligible loans of a tape: first the rules for single loans, then the size of the pool, then
 * concentration. Deterministic, and independent of the order of rows.
 * @throws ArgumentError for a rule that makes no sense, SpecieError when concentration limits cannot be met.
 */
export function selectPool(tape: LoanTape, rules: EligibilityRules): PoolSelection {
  const test = ineligibility(rules, tape.cutOffDate, tape.decimals)
  const leftOut: IneligibleLoan[] = []
  const drop = (loan: Loan, rule: keyof EligibilityRules, reason: string): void => {
    leftOut.push({ id: loan.id, fingerprint: loan.fingerprint, balance: loan.balance, rule, reason })
  }
  const eligible = tape.loans.filter((loan) => {
    const broken = test(loan)
    if (broken !== null) drop(loan, broken.rule, broken.reason)
    return broken === null
  })
  const sized = limitSize(eligible, rules, tape.decimals, drop)
  const { kept, removed } = limitConcentration(sized, rules.concentration ?? {})
  for (const { loan, reason } of removed) drop(loan, 'concentration', reason)
  return { tape: { ...tape, loans: kept, selection: rules }, leftOut, byReason: totals(leftOut) }
}

/** Takes loans in order of fingerprints; one that does not fit is passed over. */
function limitSize(
  loans: readonly Loan[],
  { maxLoans = Number.POSITIVE_INFINITY, maxPoolBalance }: EligibilityRules,
  decimals: number,
  drop: (loan: Loan, rule: keyof EligibilityRules, reason: string) => void,
): readonly Loan[] {
  const most = maxPoolBalance === undefined ? null : parseAmount(maxPoolBalance, decimals)
  let balance = 0n
  let count = 0
  return loans.filter((loan) => {
    if (count >= maxLoans) drop(loan, 'maxLoans', `beyond ${maxLoans} loans`)
    else if (most !== null && balance + loan.balance > most) {
      drop(loan, 'maxPoolBalance', `beyond a pool of ${maxPoolBalance}`)
    } else {
      count++
      balance += loan.balance
      return true
    }
    return false
  })
}

function totals(leftOut: readonly IneligibleLoan[]): readonly ReasonTotal[] {
  const byReason = new Map<string, ReasonTotal>()
  for (const { rule, reason, balance } of leftOut) {
    const key = `${rule}: ${reason}`
    const known = byReason.get(key)
    byReason.set(key, {
      rule,
      reason,
      loans: (known?.loans ?? 0) + 1,
      balance: (known?.balance ?? 0n) + balance,
    })
  }
  return [...byReason.values()].sort((left, right) => {
    if (left.balance !== right.balance) return left.balance > right.balance ? -1 : 1
    return left.reason < right.reason ? -1 : 1
  })
}
