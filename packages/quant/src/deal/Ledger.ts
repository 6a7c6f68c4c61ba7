import type { Deal, DealInflow } from './Deal.ts'

/** The books of a deal while a period's cash runs through it. */
export interface Ledger {
  readonly deal: Deal
  readonly inflow: DealInflow
  cash: bigint
  /** Part of the cash that came as such and has not been used as such; fixed when a step first asks for it. */
  readonly accounts: { interest: bigint | undefined; principal: bigint | undefined }
  reserve: bigint
  reinvested: bigint
  readonly balances: Map<string, bigint>
  readonly accrued: Map<string, bigint>
  readonly fees: Map<string, bigint>
  /** Interest due at the start, by tranche, for coverage. */
  readonly due: ReadonlyMap<string, bigint>
  readonly paid: Record<'interest' | 'principal' | 'residual' | 'fees', Record<string, bigint>>
}

/** Adds to an amount kept by name. */
export function credit(amounts: Record<string, bigint>, name: string, amount: bigint): void {
  amounts[name] = (amounts[name] ?? 0n) + amount
}

/** Changes an amount kept by name. */
export function change(amounts: Map<string, bigint>, name: string, amount: bigint): void {
  amounts.set(name, (amounts.get(name) ?? 0n) + amount)
}
