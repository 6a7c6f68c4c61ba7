import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { Tables } from '../tables/tables.ts'

/** A token as amounts of it are written. */
export interface TokenFacts {
  readonly address: Hex
  readonly symbol: string
  readonly name: string
  readonly decimals: number
}

/** Names and decimals of shares, cash and the reserve's token, by address; an unknown address is absent. */
export async function tokensOf(
  db: Kysely<Tables>,
  addresses: readonly Hex[],
): Promise<ReadonlyMap<Hex, TokenFacts>> {
  if (addresses.length === 0) return new Map()
  const columns = ['name', 'symbol', 'decimals'] as const
  const rows = await db
    .selectFrom('shareTerms')
    .select(['share as address', ...columns])
    .where('share', 'in', addresses)
    .unionAll(
      db
        .selectFrom('tokenTerms')
        .select(['token as address', ...columns])
        .where('token', 'in', addresses),
    )
    .execute()
  return new Map(rows.map((row) => [row.address, row]))
}

/** The token, or its bare address while it is not described yet. */
export function tokenIn(tokens: ReadonlyMap<Hex, TokenFacts>, address: Hex): TokenFacts {
  return tokens.get(address) ?? { address, symbol: address.slice(0, 10), name: address, decimals: 0 }
}
