import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { blockAbi } from '../../generated/blockAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/**
 * Lets blocks of a share be settled, or changes their band. The share must have the contract as a venue first
 * (`share.setVenue`). Needs the role `exitSteward`.
 * @param band 1e-5 of the bid by which a price may lie below it (of the ask above it, where the taker buys)
 */
export async function listBlock(
  context: Context,
  share: Address,
  band: number,
): Promise<PreparedTransaction> {
  const token = await readToken(context, share)
  return prepare(context, {
    title: `Settle blocks of ${token.symbol} within ${band / 1e3} % of the NAV`,
    address: addressOf(context, 'Block'),
    data: encodeFunctionData({ abi: blockAbi, functionName: 'list', args: [share, BigInt(band)] }),
    result: () => undefined,
  })
}
