import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { deskAbi } from '../../generated/deskAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

const TITLES = {
  harvest: 'Claim the income of the desk’s inventory of',
  settle: 'Redeem the desk’s inventory of',
  writeDown: 'Realise the loss of the desk’s inventory of',
  unlist: 'Take off the desk’s list:',
} as const

/** Something to be done about the desk's inventory of a share. */
export type DeskErrand = keyof typeof TITLES

/**
 * Claims the income of the desk's inventory (`harvest`, anyone), redeems it once its pool pays out (`settle`, anyone),
 * realises a loss or takes the share off the list (`writeDown`, `unlist`: the role `exitSteward`).
 */
export async function tend(
  context: Context,
  share: Address,
  errand: DeskErrand,
): Promise<PreparedTransaction> {
  const token = await readToken(context, share)
  return prepare(context, {
    unit: token,
    title: `${TITLES[errand]} ${token.symbol}`,
    address: addressOf(context, 'Desk'),
    data: encodeFunctionData({ abi: deskAbi, functionName: errand, args: [share] }),
    result: () => undefined,
  })
}
