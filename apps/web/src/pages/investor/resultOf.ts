/** What a position has come to. Cash units. */
export interface Result {
  /** Value less cost. Principal that was repaid has left the value and stands in the income. */
  readonly unrealised: bigint
  /** Value and income, claimed or waiting, less cost, and what sales brought above their cost. */
  readonly total: bigint
  /** The total of the cost; null where nothing was paid, or where a part was sold and its cost is gone. */
  readonly part: number | null
}

/** Unrealised and total result of a position. */
export function resultOf(position: {
  readonly value: string | null
  readonly cost: string
  readonly realised: string
  readonly income: string
  readonly claimable: string
}): Result {
  const cost = BigInt(position.cost)
  const realised = BigInt(position.realised)
  const unrealised = BigInt(position.value ?? cost) - cost
  const total = unrealised + realised + BigInt(position.income) + BigInt(position.claimable)
  const whole = cost > 0n && realised === 0n
  return { unrealised, total, part: whole ? Number((total * 1_000_000n) / cost) / 1e6 : null }
}
