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

/** Shares bought at par. */
export interface Invested {
  /** Share units; as many as cash units were paid. */
  readonly shares: bigint
}

/**
 * Buys shares of a tranche at par while the pool raises; the cash waits in the pool until activation or refund.
 * @param order `amount` in cash units; `receiver` is the client's account when left out
 */
export async function invest(
  context: Context,
  pool: Address,
  order: { readonly tranche: number; readonly amount: bigint; readonly receiver?: Address },
): Promise<PreparedTransaction<Invested>> {
  const tokens = await readPoolTokens(context, pool)
  const share = trancheShare(tokens, order.tranche)
  const { cash } = tokens
  const payer = senderOf(context).account.address
  const receiver = order.receiver ?? payer
  return prepare(context, {
    unit: cash,
    title: `Invest ${amountText(order.amount, cash)} in ${share.symbol}`,
    address: pool,
    data: encodeFunctionData({
      abi: poolAbi,
      functionName: 'invest',
      args: [BigInt(order.tranche), order.amount, receiver],
    }),
    allowances: [{ token: cash, spender: pool, amount: order.amount }],
    watches: [
      balanceWatch(cash, payer, 'of the investor'),
      balanceWatch(share, receiver, 'of the receiver'),
      supplyWatch(share),
    ],
    result: (logs) => ({ shares: findEvent(poolAbi, 'Invested', logs).amount }),
  })
}
