/** What a position has come to. Cash units. */
export interface Result {
  /** Value less cost. Principal that was repaid has left the value and stands in the income. */
  readonly unrealised: bigint
  /** Value and income, claimed or waiting, less cost. */
  readonly total: bigint
  /** The total of the cost; null where nothing was paid. */
  readonly part: number | null
}

/** Unrealised and total result of a position. */
export function resultOf(position: {
  readonly value: string | null
  readonly cost: string
  readonly income: string
  readonly claimable: string
}): Result {
  const cost = BigInt(position.cost)
  const unrealised = BigInt(position.value ?? cost) - cost
  const total = unrealised + BigInt(position.income) + BigInt(position.claimable)
  return { unrealised, total, part: cost === 0n ? null : Number((total * 1_000_000n) / cost) / 1e6 }
}
