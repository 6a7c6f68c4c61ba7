import type { TokenFacts } from '@specie/ledger'
import type { Hex } from 'viem'
import type { Services } from '../Services.ts'

/** What a pool's amounts are counted in, out of the index; undefined before it is described. */
export function cashTokenOf(
  { database }: Pick<Services, 'database'>,
  pool: Hex,
): Promise<Pick<TokenFacts, 'symbol' | 'decimals'> | undefined> {
  return database.db
    .selectFrom('pool')
    .innerJoin('tokenTerms', 'tokenTerms.token', 'pool.cash')
    .select(['tokenTerms.symbol', 'tokenTerms.decimals'])
    .where('pool.pool', '=', pool)
    .executeTakeFirst()
}
