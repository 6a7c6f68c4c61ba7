import { requireNumber } from '@specie/units'
import { RATE_UNIT } from '../fixed/wad.ts'
import type { Deal, DealInflow, DealStep } from './Deal.ts'

/**
 * Whether a clean-up call is open: the pool is at most a share (1e-9) of what it was.
 */
export function callIsOpen(poolBalance: bigint, originalBalance: bigint, share: bigint): boolean {
  return poolBalance * RATE_UNIT <= originalBalance * share
}

/**
 * A period in which the pool is bought at a price and everything is repaid in order: the inflow with the proceeds as
 * principal, and the deal with the order of its end — fees, then interest and principal of each tranche, the reserve
 * released, the rest to the last tranche.
 * @param price WAD, e.g. 1e18 for par
 */
export function callDeal(deal: Deal, inflow: DealInflow, price: bigint): { deal: Deal; inflow: DealInflow } {
  requireNumber('price', Number(price), 0)
  const proceeds = (inflow.poolBalance * price) / 10n ** 18n
  const steps: DealStep[] = [
    ...deal.fees.map((fee): DealStep => ({ pay: 'fee', fee: fee.name })),
    ...deal.tranches.flatMap(({ name }): DealStep[] => [
      { pay: 'interest', tranches: [name] },
      { pay: 'principal', tranches: [name], how: 'sequential' },
    ]),
    { pay: 'residual', tranche: deal.tranches.at(-1)!.name },
  ]
  const { reserve, ...rest } = deal
  return {
    deal: { ...rest, steps, cash: deal.cash + (reserve?.balance ?? 0n) },
    inflow: { ...inflow, principal: inflow.principal + proceeds, poolBalance: 0n },
  }
}
