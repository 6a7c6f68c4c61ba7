import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { blockAbi } from '../generated/blockAbi.ts'

/** The lowest number at and above which a maker has used and cancelled nothing. */
export async function readNextNonce(context: Context, maker: Address): Promise<number> {
  const nonce = await context.reader
    .readContract({
      address: addressOf(context, 'Block'),
      abi: blockAbi,
      functionName: 'nextNonce',
      args: [maker],
    })
    .catch(explainError)
  return Number(nonce)
}
