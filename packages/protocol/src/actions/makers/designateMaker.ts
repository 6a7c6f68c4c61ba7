import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { makersAbi } from '../../generated/makersAbi.ts'
import { reserveAbi } from '../../generated/reserveAbi.ts'
import type { MakerDuty } from '../../read/readMakerStanding.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { readToken } from '../../read/readToken.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Sets what market makers of a share must stand for. Needs the role `exitSteward`. */
export async function setMakerDuty(
  context: Context,
  address: Address,
  duty: MakerDuty,
): Promise<PreparedTransaction> {
  const { share, cash } = await readShareTokens(context, address)
  return prepare(context, {
    unit: cash,
    title: `Set the duty of market makers of ${share.symbol}`,
    address: addressOf(context, 'Makers'),
    data: encodeFunctionData({ abi: makersAbi, functionName: 'setDuty', args: [address, duty] }),
    result: () => undefined,
  })
}

/**
 * Makes a wallet a market maker of a share, or ends that. Needs the role `exitSteward`.
 * @param how `dismiss` ends it; what was earned stays
 */
export async function designateMaker(
  context: Context,
  address: Address,
  maker: Address,
  how: 'designate' | 'dismiss' = 'designate',
): Promise<PreparedTransaction> {
  const token = await readToken(context, address)
  return prepare(context, {
    title: `${how === 'designate' ? 'Designate' : 'Dismiss'} ${maker} as a market maker of ${token.symbol}`,
    address: addressOf(context, 'Makers'),
    data: encodeFunctionData({ abi: makersAbi, functionName: how, args: [address, maker] }),
    result: () => undefined,
  })
}

/** Sets the part of the reserve's gains that is kept for market makers, 1e-4. The administrator. */
export async function setMakersPart(context: Context, part: number): Promise<PreparedTransaction> {
  return prepare(context, {
    title: `Keep ${part / 100} % of the reserve’s gains for market makers`,
    address: addressOf(context, 'Reserve'),
    data: encodeFunctionData({
      abi: reserveAbi,
      functionName: 'setMakers',
      args: [addressOf(context, 'Makers'), part],
    }),
    result: () => undefined,
  })
}
