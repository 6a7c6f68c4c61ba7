import { type Address, encodeFunctionData, erc20Abi } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Lets the contract take cash (for quotes to buy) or shares (for quotes to sell) of the client's account when one of its
 * quotes is settled. Without it a quote cannot be.
 * @param amount units at most, in all; replaces what was allowed before
 */
export async function backQuotes(
  context: Context,
  address: Address,
  what: 'cash' | 'shares',
  amount: bigint,
): Promise<PreparedTransaction> {
  const { share, cash } = await readShareTokens(context, address)
  const token = what === 'cash' ? cash : share
  const args = [addressOf(context, 'Block'), amount] as const
  return prepare(context, {
    unit: cash,
    title: `Back quotes with up to ${amountText(amount, token)}`,
    address: token.address,
    data: encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args }),
    result: () => undefined,
  })
}
