import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { reserveAbi } from '../../generated/reserveAbi.ts'
import { readReserveTokens } from '../../read/readReserveTokens.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** When announced shares can be taken out. Unix seconds. */
export interface Announced {
  readonly from: bigint
  readonly until: bigint
}

/**
 * Announces that the client will take shares out of the reserve: they can be redeemed after the cooldown, within its
 * window. Replaces what was announced before; zero withdraws it.
 */
export async function announce(context: Context, shares: bigint): Promise<PreparedTransaction<Announced>> {
  const { reserve } = await readReserveTokens(context)
  return prepare(context, {
    title: `Announce that ${amountText(shares, reserve)} will leave the reserve`,
    address: reserve.address,
    data: encodeFunctionData({ abi: reserveAbi, functionName: 'announce', args: [shares] }),
    result: (logs) => {
      const { from, until } = findEvent(reserveAbi, 'Announced', logs)
      return { from, until }
    },
  })
}
