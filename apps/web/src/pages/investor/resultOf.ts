/** What a position has gained or lost beside its income. */
export interface Result {
  /** Value less cost, cash units. */
  readonly result: bigint
  /** Of the cost; null where nothing was paid. */
  readonly part: number | null
}

/** Unrealised result of a position. */
export function resultOf({ value, cost }: { readonly value: string | null; readonly cost: string }): Result {
  const result = BigInt(value ?? cost) - BigInt(cost)
  return { result, part: BigInt(cost) === 0n ? null : Number((result * 1_000_000n) / BigInt(cost)) / 1e6 }
}
