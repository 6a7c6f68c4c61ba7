import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Consents to another servicer; it changes when issuer and valuer have both sent this. */
export async function replaceServicer(
  context: Context,
  pool: Address,
  servicer: Address,
): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Make ${servicer} the servicer`,
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'replaceServicer', args: [servicer] }),
    result: () => undefined,
  })
}
