import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { navAbi } from '../../generated/navAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { priceWatch, valueWatch } from '../../transaction/watches.ts'

/** A pool's new valuation. Cash units: at the report's cut-off, and net and gross now. */
export interface Valued {
  readonly value: bigint
  readonly lower: bigint
  readonly upper: bigint
}

/** Re-marks a pool and its shares at the present curve and hazard. Anyone. */
export async function markPool(context: Context, pool: Address): Promise<PreparedTransaction<Valued>> {
  const { cash, shares } = await readPoolTokens(context, pool)
  return prepare(context, {
    unit: cash,
    title: 'Re-mark the pool at the present curve',
    address: addressOf(context, 'Nav'),
    data: encodeFunctionData({ abi: navAbi, functionName: 'mark', args: [pool] }),
    watches: [valueWatch(context, pool, cash), ...shares.map((share) => priceWatch(context, share, cash))],
    result: (logs) => {
      const { value, lower, upper } = findEvent(navAbi, 'Valued', logs)
      return { value, lower, upper }
    },
  })
}
