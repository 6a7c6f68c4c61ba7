import { SpecieError } from '@specie/units'
import { type Address, encodeAbiParameters, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { explainError } from '../../errors/explainError.ts'
import { holdsAbi } from '../../generated/holdsAbi.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** The use of a firm price. */
export interface HoldExercise {
  readonly ticket: bigint
  /** Share units; all that is left when left out. */
  readonly amount?: bigint
  /** Of the cash; the client's account when left out. */
  readonly receiver?: Address
}

/** Hands shares to the desk at the ticket's price: one message, no allowance, whatever price and guard say by then. */
export async function exerciseHold(
  context: Context,
  { ticket, amount, receiver }: HoldExercise,
): Promise<PreparedTransaction<{ readonly shares: bigint; readonly paid: bigint }>> {
  const seller = senderOf(context).account.address
  const to = receiver ?? seller
  const found = await context.reader
    .readContract({
      address: addressOf(context, 'Holds'),
      abi: holdsAbi,
      functionName: 'ticketOf',
      args: [ticket],
    })
    .catch(explainError)
  const shares = amount ?? found.left
  if (shares === 0n) throw usedUp(ticket)
  const tokens = await readShareTokens(context, found.share)
  const instructions = encodeAbiParameters(
    [{ type: 'uint256' }, { type: 'address' }, { type: 'uint256' }],
    [0n, to, ticket],
  )
  return prepare(context, {
    unit: tokens.cash,
    title: `Use firm price ${ticket} for ${amountText(shares, tokens.share)}`,
    address: found.share,
    data: encodeFunctionData({
      abi: shareAbi,
      functionName: 'transferAndCall',
      args: [addressOf(context, 'Desk'), shares, instructions],
    }),
    watches: [
      balanceWatch(tokens.share, seller, 'of the holder'),
      balanceWatch(tokens.cash, to, 'of the receiver'),
    ],
    result: (logs) => {
      const event = findEvent(holdsAbi, 'Exercised', logs)
      return { shares: event.shares, paid: event.paid }
    },
  })
}

function usedUp(ticket: bigint): SpecieError {
  return new SpecieError({
    code: 'hold.usedUp',
    message: `Ticket ${ticket} has been used up.`,
    remedy: 'buy another firm price, or sell now',
  })
}
