import { type Address, encodeFunctionData, zeroAddress } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { idleAbi } from '../../generated/idleAbi.ts'
import { readReserveTokens } from '../../read/readReserveTokens.ts'
import { amountText } from '../../transaction/amountText.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

const TITLES = {
  park: 'Park idle cash of the reserve',
  recall: 'Call idle cash back to the reserve',
  harvest: 'Take what idle cash has earned',
  writeDown: 'Realise the loss of idle cash',
} as const

/** Something to be done about idle cash. */
export type IdleErrand = keyof typeof TITLES

/**
 * Parks what the reserve has beyond what it keeps, calls cash back when it has less than the least, takes a gain out
 * (anyone), or realises a loss (`writeDown`: the role `exitSteward`).
 */
export async function tendIdle(context: Context, errand: IdleErrand): Promise<PreparedTransaction> {
  const { reserve, cash } = await readReserveTokens(context)
  return prepare(context, {
    unit: cash,
    title: TITLES[errand],
    address: addressOf(context, 'Idle'),
    data: encodeFunctionData({ abi: idleAbi, functionName: errand }),
    watches: [balanceWatch(cash, reserve.address, 'of the reserve')],
    result: () => undefined,
  })
}

/** Names the vault for idle cash (the zero address or undefined: none). Needs the role `exitSteward`. */
export async function setIdleVault(context: Context, vault?: Address): Promise<PreparedTransaction> {
  const { cash } = await readReserveTokens(context)
  return prepare(context, {
    unit: cash,
    title: vault === undefined ? 'Park idle cash nowhere' : `Park idle cash in ${vault}`,
    address: addressOf(context, 'Idle'),
    data: encodeFunctionData({ abi: idleAbi, functionName: 'setVault', args: [vault ?? zeroAddress] }),
    result: () => undefined,
  })
}

/** How much cash stays with the reserve, cash units. */
export interface IdleRule {
  readonly least: bigint
  readonly keep: bigint
  readonly most: bigint
}

/** Sets how much cash stays with the reserve. Needs the role `exitSteward`. */
export async function setIdleRule(context: Context, rule: IdleRule): Promise<PreparedTransaction> {
  const { cash } = await readReserveTokens(context)
  return prepare(context, {
    unit: cash,
    title: `Keep ${amountText(rule.keep, cash)} with the reserve, park up to ${amountText(rule.most, cash)}`,
    address: addressOf(context, 'Idle'),
    data: encodeFunctionData({ abi: idleAbi, functionName: 'setRule', args: [rule] }),
    result: () => undefined,
  })
}
