import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Lets a contract hold the share without an identity; shares enter it only through its gate. The transfer agent.
 * @param gate the venue itself when left out, as for the desk
 */
export async function setVenue(
  context: Context,
  share: Address,
  venue: Address,
  gate: Address = venue,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Let ${venue} hold the share`,
    address: share,
    data: encodeFunctionData({ abi: shareAbi, functionName: 'setVenue', args: [venue, gate] }),
    result: () => undefined,
  })
}
