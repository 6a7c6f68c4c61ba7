import { type Address, encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch, claimableWatch } from '../../transaction/watches.ts'

/**
 * Pays the income of a holder's shares to it, or to the receiver it has named. Anyone, unless a receiver is named.
 * @param holder the client's account when left out
 */
export async function claim(
  context: Context,
  share: Address,
  holder: Address = senderOf(context).account.address,
): Promise<PreparedTransaction<{ readonly cash: bigint }>> {
  const tokens = await readShareTokens(context, share)
  return prepare(context, {
    unit: tokens.cash,
    title: `Claim the income of ${tokens.share.symbol}`,
    address: share,
    data: encodeFunctionData({ abi: shareAbi, functionName: 'claim', args: [holder] }),
    watches: [
      claimableWatch(tokens.share, tokens.cash, holder),
      balanceWatch(tokens.cash, holder, 'of the holder'),
    ],
    // Nothing to claim is no failure: the share emits nothing then.
    result: (logs) => ({
      cash:
        parseEventLogs({ abi: shareAbi, eventName: 'Claimed', logs: logs as Log[] })[0]?.args.amount ?? 0n,
    }),
  })
}
