import type { Waterfall } from '../waterfall/Waterfall.ts'
import type { Deal, DealStep, DealTest } from './Deal.ts'

/** Names of the tranches of a pool's contract as a deal: `0`, `1`, … senior first. */
const nameOf = (i: number) => String(i)

/**
 * The contract's waterfall as one instance of a deal: the same books, and the steps that its code takes. Running both gives
 * the same payments to the unit.
 */
export function poolDeal(waterfall: Waterfall, windingDown: boolean): Deal {
  const residual = nameOf(waterfall.tranches.length - 1)
  const seniors = waterfall.tranches.slice(0, -1).map((_, i) => nameOf(i))
  const interest = (name: string): DealStep => ({ pay: 'interest', tranches: [name] })
  const active: DealStep[] = [
    ...seniors.map(interest),
    { pay: 'principal', tranches: seniors, how: 'sequential', from: 'principal' },
    { pay: 'residual', tranche: residual, from: 'principal' },
    { pay: 'residual', tranche: residual, when: { hold: [] } },
  ]
  const end: DealStep[] = [
    ...seniors.flatMap((name): DealStep[] => [
      interest(name),
      { pay: 'principal', tranches: [name], how: 'sequential' },
    ]),
    { pay: 'residual', tranche: residual },
  ]
  return {
    tranches: waterfall.tranches.map(({ principal, coupon, accrued }, i) => ({
      name: nameOf(i),
      rate: coupon,
      balance: principal,
      accrued,
    })),
    fees: [{ name: 'servicer', amount: { rate: waterfall.feeRate }, due: waterfall.fees }],
    tests: waterfall.coverageRatios.map(
      (ratio, i): DealTest => ({
        name: `coverage ${i}`,
        kind: 'overcollateralisation',
        upTo: nameOf(i),
        ratio,
      }),
    ),
    cash: waterfall.trapped,
    poolBalance: waterfall.base,
    steps: [{ pay: 'fee', fee: 'servicer' }, ...(windingDown ? end : active)],
  }
}
