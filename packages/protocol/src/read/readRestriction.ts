import type { Address } from 'viem'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { restrictionMessage } from '../errors/restrictionMessage.ts'
import { shareAbi } from '../generated/shareAbi.ts'

/** Whether a transfer of shares would pass, and if not, why. */
export interface Restriction {
  readonly passes: boolean
  /** ERC-1404 code; 0: it passes. */
  readonly code: number
  readonly reason: string
}

/** Asks a share's rules about a transfer by the holder itself, before it is sent. */
export async function readRestriction(
  context: Context,
  share: Address,
  move: { readonly from: Address; readonly to: Address; readonly amount: bigint },
): Promise<Restriction> {
  const code = await context.reader
    .readContract({
      address: share,
      abi: shareAbi,
      functionName: 'detectTransferRestriction',
      args: [move.from, move.to, move.amount],
    })
    .catch(explainError)
  return { passes: code === 0, code, reason: restrictionMessage(code) }
}
