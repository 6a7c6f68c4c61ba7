import { SpecieError } from '@specie/units'
import type { PoolTokens } from './readPoolTokens.ts'
import type { Token } from './readToken.ts'

/**
 * The share of a tranche, 0: senior.
 * @throws SpecieError `pool.tranche` when the pool has no such tranche.
 */
export function trancheShare(tokens: PoolTokens, tranche: number): Token {
  const share = tokens.shares[tranche]
  if (share === undefined) {
    throw new SpecieError({
      code: 'pool.tranche',
      message: `The pool has no tranche ${tranche}`,
      expected: `0 (senior) to ${tokens.shares.length - 1} (residual)`,
    })
  }
  return share
}
