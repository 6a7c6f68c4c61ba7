import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { deskAbi } from '../../generated/deskAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import type { DeskTerms } from './deskTerms.ts'

/**
 * Lets the desk deal in a share, or changes its conditions. The share must have the desk as a venue first
 * (`share.setVenue`). Needs the role `exitSteward`.
 * @param how `list` the first time, `setTerms` afterwards
 */
export async function listShare(
  context: Context,
  share: Address,
  terms: DeskTerms,
  how: 'list' | 'setTerms' = 'list',
): Promise<PreparedTransaction> {
  const token = await readToken(context, share)
  return prepare(context, {
    unit: token,
    title:
      how === 'list' ? `List ${token.symbol} on the desk` : `Change the desk’s terms for ${token.symbol}`,
    address: addressOf(context, 'Desk'),
    data: encodeFunctionData({ abi: deskAbi, functionName: how, args: [share, terms] }),
    result: () => undefined,
  })
}
