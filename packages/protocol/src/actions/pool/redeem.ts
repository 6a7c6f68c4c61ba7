import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { trancheShare } from '../../read/trancheShare.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch, supplyWatch } from '../../transaction/watches.ts'

/**
 * Burns shares for their part of the cash kept for the tranche: when the pool is closed, or earlier for a tranche whose
 * claims are paid in full.
 * @param order `shares` in share units; `receiver` of the cash is the client's account when left out
 */
export async function redeem(
  context: Context,
  pool: Address,
  order: { readonly tranche: number; readonly shares: bigint; readonly receiver?: Address },
): Promise<PreparedTransaction<{ readonly cash: bigint }>> {
  const tokens = await readPoolTokens(context, pool)
  const share = trancheShare(tokens, order.tranche)
  const holder = senderOf(context).account.address
  const receiver = order.receiver ?? holder
  return prepare(context, {
    unit: tokens.cash,
    title: `Redeem ${amountText(order.shares, share)}`,
    address: pool,
    data: encodeFunctionData({
      abi: poolAbi,
      functionName: 'redeem',
      args: [BigInt(order.tranche), order.shares, receiver],
    }),
    watches: [
      balanceWatch(share, holder, 'of the holder'),
      balanceWatch(tokens.cash, receiver, 'of the receiver'),
      supplyWatch(share),
    ],
    result: (logs) => ({ cash: findEvent(poolAbi, 'Redeemed', logs).cash }),
  })
}
