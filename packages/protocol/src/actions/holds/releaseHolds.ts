import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { holdsAbi } from '../../generated/holdsAbi.ts'
import { readReserveTokens } from '../../read/readReserveTokens.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Ends tickets that have expired or are used up; their cash goes back to the reserve. Anyone. */
export async function releaseHolds(
  context: Context,
  tickets: readonly bigint[],
): Promise<PreparedTransaction> {
  const { reserve, cash } = await readReserveTokens(context)
  return prepare(context, {
    unit: cash,
    title: `End ${tickets.length} firm price${tickets.length === 1 ? '' : 's'}`,
    address: addressOf(context, 'Holds'),
    data: encodeFunctionData({ abi: holdsAbi, functionName: 'release', args: [tickets] }),
    watches: [balanceWatch(cash, reserve.address, 'of the reserve')],
    result: () => undefined,
  })
}
