import { RATE_UNIT } from '../fixed/wad.ts'
import type { Condition, DealTest } from './Deal.ts'
import type { Ledger } from './Ledger.ts'

/** Whether a test of a deal holds with the books as they stand. */
export function testHolds(ledger: Ledger, test: DealTest): boolean {
  const covered = ledger.deal.tranches.slice(
    0,
    1 + ledger.deal.tranches.findIndex(({ name }) => name === test.upTo),
  )
  const total = (amounts: ReadonlyMap<string, bigint>) =>
    covered.reduce((sum, { name }) => sum + (amounts.get(name) ?? 0n), 0n)
  if (test.kind === 'interest coverage') {
    const due = total(ledger.due)
    const feesPaid = Object.values(ledger.paid.fees).reduce((sum, amount) => sum + amount, 0n)
    return due === 0n || (ledger.inflow.interest - feesPaid) * RATE_UNIT >= test.ratio * due
  }
  const claims = total(ledger.balances) + total(ledger.accrued)
  const unpaid = [...ledger.fees.values()].reduce((sum, amount) => sum + amount, 0n)
  const assets = ledger.inflow.poolBalance + ledger.reinvested + ledger.cash + ledger.reserve - unpaid
  return claims === 0n || assets * RATE_UNIT >= test.ratio * claims
}

/** Whether a condition is met now. */
export function conditionMet(ledger: Ledger, condition: Condition | undefined): boolean {
  if (condition === undefined) return true
  const names = 'hold' in condition ? condition.hold : condition.fail
  const tests = ledger.deal.tests.filter(({ name }) => names.length === 0 || names.includes(name))
  const hold = tests.every((test) => testHolds(ledger, test))
  return 'hold' in condition ? hold : !hold
}
