import type { Collection } from '@specie/api'

/** One step of how a collection was shared out. Cash units. */
export interface WaterfallStep {
  readonly label: string
  readonly kind: 'in' | 'fees' | 'tranche' | 'trapped' | 'rest'
  readonly amount: bigint
}

/**
 * What came in and whom it went to, in the order of payment; what came in equals what went out. What neither fees nor
 * tranches took and no test kept back appears as its own step, so that the picture always adds up.
 * @param symbols of the tranches, senior first
 */
export function waterfallOf(collection: Collection, symbols: readonly string[]): WaterfallStep[] {
  const step = (label: string, kind: WaterfallStep['kind'], amount: string): WaterfallStep => ({
    label,
    kind,
    amount: BigInt(amount),
  })
  const incoming = [
    step('Interest', 'in', collection.interest),
    step('Principal', 'in', collection.principal),
    step('Recoveries', 'in', collection.recoveries),
  ]
  const outgoing = [
    step('Servicing fees', 'fees', collection.fees),
    ...collection.toTranches.map((amount, i) => step(symbols[i] ?? `Tranche ${i + 1}`, 'tranche', amount)),
    step('Kept in the pool', 'trapped', collection.trapped),
  ]
  const total = (steps: readonly WaterfallStep[]) => steps.reduce((sum, { amount }) => sum + amount, 0n)
  const rest = total(incoming) - total(outgoing)
  return [
    ...incoming,
    ...outgoing,
    ...(rest === 0n
      ? []
      : [
          {
            label: rest > 0n ? 'Not paid out yet' : 'From cash kept before',
            kind: 'rest',
            amount: rest,
          } as const,
        ]),
  ]
}
