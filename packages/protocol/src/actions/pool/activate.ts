import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch, creditWatch, priceWatch } from '../../transaction/watches.ts'

/** How a raise ended. Cash units. */
export interface Activated {
  readonly raised: bigint
  /** Net value of the portfolio. */
  readonly value: bigint
  /** Residual shares that the issuer keeps. */
  readonly retained: bigint
}

/** Turns the raise into an active pool: claims start, the issuer is credited with the cash. Only the issuer. */
export async function activate(context: Context, pool: Address): Promise<PreparedTransaction<Activated>> {
  const { cash, shares } = await readPoolTokens(context, pool)
  const issuer = senderOf(context).account.address
  const residual = shares.at(-1)!
  return prepare(context, {
    unit: cash,
    title: 'Activate the pool',
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'activate' }),
    watches: [
      creditWatch(pool, cash, issuer, 'of the issuer'),
      balanceWatch(residual, issuer, 'of the issuer'),
      ...shares.map((share) => priceWatch(context, share, cash)),
    ],
    result: (logs) => findEvent(poolAbi, 'Activated', logs),
  })
}
