import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { explainError } from '../../errors/explainError.ts'
import { poolsAbi } from '../../generated/poolsAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Puts the agreed bond of a pool at stake; the raise opens only with it. Only the pool's servicer. */
export async function postBond(
  context: Context,
  pool: Address,
): Promise<PreparedTransaction<{ readonly amount: bigint }>> {
  const registry = addressOf(context, 'Pools')
  const [, amount, cashAddress] = await context.reader
    .readContract({ address: registry, abi: poolsAbi, functionName: 'entryOf', args: [pool] })
    .catch(explainError)
  const cash = await readToken(context, cashAddress)
  return prepare(context, {
    unit: cash,
    title: `Put a bond of ${amountText(amount, cash)} at stake`,
    address: registry,
    data: encodeFunctionData({ abi: poolsAbi, functionName: 'postBond', args: [pool] }),
    allowances: [{ token: cash, spender: registry, amount }],
    watches: [balanceWatch(cash, senderOf(context).account.address, 'of the servicer')],
    result: (logs) => ({ amount: findEvent(poolsAbi, 'BondPosted', logs).amount }),
  })
}
