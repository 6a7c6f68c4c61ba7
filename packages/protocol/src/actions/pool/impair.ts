import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { poolAbi } from '../../generated/poolAbi.ts'
import { readPoolTokens } from '../../read/readPoolTokens.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { priceWatch, valueWatch } from '../../transaction/watches.ts'

/**
 * Raises the unrealised losses of a pool at once; only a report lowers them. Servicer or valuer.
 * @param amount further losses, cash units
 */
export async function impair(context: Context, pool: Address, amount: bigint): Promise<PreparedTransaction> {
  const { cash, shares } = await readPoolTokens(context, pool)
  return prepare(context, {
    unit: cash,
    title: `State further losses of ${amountText(amount, cash)}`,
    address: pool,
    data: encodeFunctionData({ abi: poolAbi, functionName: 'impair', args: [amount] }),
    watches: [valueWatch(context, pool, cash), ...shares.map((share) => priceWatch(context, share, cash))],
    result: () => undefined,
  })
}
