import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { navAbi } from '../../generated/navAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { priceWatch, valueWatch } from '../../transaction/watches.ts'
import type { Valued } from './markPool.ts'

/**
 * Values a pool exactly from its whole ladder, on the chain, at the present curve and hazard. Anyone.
 * @param ladder the bytes whose hash the pool reported
 */
export async function provePool(
  context: Context,
  pool: Address,
  ladder: Hex,
): Promise<PreparedTransaction<Valued>> {
  const { cash, shares } = await readPoolTokens(context, pool)
  return prepare(context, {
    unit: cash,
    title: 'Prove the value of the pool from its ladder',
    address: addressOf(context, 'Nav'),
    data: encodeFunctionData({ abi: navAbi, functionName: 'prove', args: [pool, ladder] }),
    watches: [valueWatch(context, pool, cash), ...shares.map((share) => priceWatch(context, share, cash))],
    result: (logs) => {
      const { value, lower, upper } = findEvent(navAbi, 'Valued', logs)
      return { value, lower, upper }
    },
  })
}
