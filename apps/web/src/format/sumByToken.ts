import type { Unit } from './money.ts'

/** Sums amounts of several tokens, each in its own unit; tokens are told apart by their address. */
export function sumByToken<Row, Token extends Unit & { readonly address: string }>(
  rows: readonly Row[],
  pick: (row: Row) => { readonly token: Token; readonly amount: bigint | string | null },
): { readonly token: Token; readonly amount: bigint }[] {
  const sums = new Map<string, { readonly token: Token; readonly amount: bigint }>()
  for (const row of rows) {
    const { token, amount } = pick(row)
    const key = token.address.toLowerCase()
    const sum = sums.get(key)?.amount ?? 0n
    sums.set(key, { token, amount: sum + BigInt(amount ?? 0) })
  }
  return [...sums.values()]
}
