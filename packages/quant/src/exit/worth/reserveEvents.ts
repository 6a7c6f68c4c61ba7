import type { ProviderEvent } from './ProviderEvent.ts'

/** Something that happened to a reserve that shares buy themselves out of; in order. Unix seconds, cash and share units. */
export type ReserveStep = { readonly time: number } & (
  | {
      readonly kind: 'sold' | 'bought' | 'harvest' | 'settlement'
      readonly share: string
      readonly shares: bigint
      readonly cash: bigint
    }
  /** Income that a share pays for each unit: `amount` over its `supply`. */
  | {
      readonly kind: 'distribution'
      readonly share: string
      readonly amount: bigint
      readonly supply: bigint
    }
  | { readonly kind: 'issue'; readonly cash: bigint; readonly parts: bigint; readonly mine: bigint }
  | { readonly kind: 'transfer'; readonly mine: bigint }
  /** Gains that none of the above explains. */
  | {
      readonly kind: 'gain'
      readonly source: 'premiums' | 'idleIncome' | 'incentives'
      readonly cash: bigint
    }
)

/**
 * What a reserve's steps do to the account of its providers. A share that is sold to the desk is worth its bid, so what
 * was kept is a fee; what a buyer pays over the bid is spread. Income counts when it is distributed, not when it is
 * fetched: the price has lost it by then.
 */
export function reserveEvents(steps: readonly ReserveStep[]): ProviderEvent[] {
  const held = new Map<string, bigint>()
  const due = new Map<string, bigint>()
  const move = (share: string, shares: bigint) => held.set(share, (held.get(share) ?? 0n) + shares)
  return steps.flatMap((step): ProviderEvent[] => {
    const { time } = step
    const change = (source: 'fees' | 'spread' | 'income' | 'lossVersusNav', cash: bigint, shares = {}) => [
      { time, kind: 'change' as const, source, cash, shares },
    ]
    switch (step.kind) {
      case 'sold':
        move(step.share, step.shares)
        return change('fees', -step.cash, { [step.share]: step.shares })
      case 'bought':
        move(step.share, -step.shares)
        return change('spread', step.cash, { [step.share]: -step.shares })
      case 'settlement':
        move(step.share, -step.shares)
        return change('lossVersusNav', step.cash, { [step.share]: -step.shares })
      case 'distribution': {
        const amount = ((held.get(step.share) ?? 0n) * step.amount) / step.supply
        due.set(step.share, (due.get(step.share) ?? 0n) + amount)
        return amount === 0n ? [] : change('income', amount)
      }
      case 'harvest': {
        const counted = due.get(step.share) ?? 0n
        due.delete(step.share)
        return change('income', step.cash - counted)
      }
      case 'gain':
        return [{ time, kind: 'change', source: step.source, cash: step.cash, shares: {} }]
      default:
        return [step]
    }
  })
}
