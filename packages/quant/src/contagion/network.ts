import { ArgumentError, requireInteger } from '@specie/units'

/** One obligation: `from` owes `to` the amount. */
export interface Obligation {
  readonly from: number
  readonly to: number
  readonly amount: number
}

/** Obligations between `count` parties, by creditor: those owed to party i stand at [start[i], start[i+1]). */
export interface Network {
  readonly count: number
  readonly start: Int32Array
  readonly debtor: Int32Array
  readonly amount: Float64Array
  /** What each party owes in all. */
  readonly owed: Float64Array
}

/**
 * Obligations in the order that clearing walks through them; several between the same two are kept apart.
 * @throws ArgumentError when a party is unknown, owes itself, or an amount is negative or not finite.
 */
export function createNetwork(count: number, obligations: Iterable<Obligation>): Network {
  requireInteger('count', count, 1)
  const list = [...obligations]
  const start = new Int32Array(count + 1)
  for (const { from, to, amount } of list) {
    requireInteger('from', from, 0, count - 1)
    requireInteger('to', to, 0, count - 1)
    if (from === to) throw new ArgumentError('to', to, 'another party than the debtor itself')
    if (!(amount >= 0 && amount < Infinity))
      throw new ArgumentError('amount', amount, 'a finite amount of at least 0')
    start[to + 1]! += 1
  }
  for (let i = 0; i < count; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const debtor = new Int32Array(list.length)
  const amount = new Float64Array(list.length)
  const owed = new Float64Array(count)
  for (const obligation of list) {
    const place = next[obligation.to]!
    next[obligation.to] = place + 1
    debtor[place] = obligation.from
    amount[place] = obligation.amount
    owed[obligation.from]! += obligation.amount
  }
  return { count, start, debtor, amount, owed }
}
