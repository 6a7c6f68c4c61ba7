import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import type { ArtifactSource } from '../../deploy/artifact.ts'
import { readArtifact } from '../../deploy/readArtifact.ts'
import { poolsAbi } from '../../generated/poolsAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { encodedTerms, type PoolTerms } from './poolTerms.ts'

/** A pool that was opened. */
export interface PoolOpened {
  readonly pool: Address
  /** 1 for the registry's first pool. */
  readonly number: bigint
  /** Senior first. */
  readonly shares: readonly Address[]
}

/**
 * Makes a pool and its shares. Their creation code travels with the message and must be what the registry was deployed
 * for. Needs the role `poolOpener`.
 */
export async function openPool(
  context: Context,
  terms: PoolTerms,
  artifacts: ArtifactSource = readArtifact,
): Promise<PreparedTransaction<PoolOpened>> {
  const [pool, share, cash] = await Promise.all([
    artifacts('Pool'),
    artifacts('Share'),
    readToken(context, terms.cash),
  ])
  const encoded = encodedTerms(terms)
  return prepare(context, {
    unit: cash,
    title: `Open a pool with ${terms.tranches.map(({ symbol }) => symbol).join(', ')}`,
    address: addressOf(context, 'Pools'),
    data: encodeFunctionData({
      abi: poolsAbi,
      functionName: 'open',
      args: [encoded.terms, encoded.tranches, pool.creationCode, share.creationCode],
    }),
    result: (logs) => {
      const opened = findEvent(poolsAbi, 'PoolOpened', logs)
      return {
        pool: opened.pool,
        number: opened.number,
        shares: opened.shares.slice(0, terms.tranches.length),
      }
    },
  })
}
