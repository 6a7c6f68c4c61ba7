import { encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { blockAbi } from '../../generated/blockAbi.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Quotes that a maker takes back: by their numbers, or all below one. */
export type QuoteCancellation = { readonly nonces: readonly number[] } | { readonly below: number }

/** Takes quotes of the client's account back before they are used. */
export async function cancelQuotes(context: Context, which: QuoteCancellation): Promise<PreparedTransaction> {
  const single = 'nonces' in which
  return prepare(context, {
    title: single ? `Take back ${which.nonces.length} quotes` : `Take back all quotes below ${which.below}`,
    address: addressOf(context, 'Block'),
    data: single
      ? encodeFunctionData({ abi: blockAbi, functionName: 'cancel', args: [which.nonces.map(BigInt)] })
      : encodeFunctionData({ abi: blockAbi, functionName: 'cancelBelow', args: [BigInt(which.below)] }),
    result: () => undefined,
  })
}
