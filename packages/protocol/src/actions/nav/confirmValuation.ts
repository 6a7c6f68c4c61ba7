import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { navAbi } from '../../generated/navAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { valueWatch } from '../../transaction/watches.ts'

/**
 * Accepts the first or the parked valuation of a pool. Only its valuer.
 * @param revision number of the report that the valuer has examined
 */
export async function confirmValuation(
  context: Context,
  pool: Address,
  revision: bigint,
): Promise<PreparedTransaction> {
  const { cash } = await readPoolTokens(context, pool)
  return prepare(context, {
    unit: cash,
    title: `Confirm the valuation of report ${revision}`,
    address: addressOf(context, 'Nav'),
    data: encodeFunctionData({ abi: navAbi, functionName: 'confirm', args: [pool, revision] }),
    watches: [valueWatch(context, pool, cash)],
    result: () => undefined,
  })
}
