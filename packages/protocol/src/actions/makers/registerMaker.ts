import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { makersAbi } from '../../generated/makersAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Ticks of a position in the market, cash a share. */
export interface MakerRange {
  readonly lower: number
  readonly upper: number
}

/** Names the positions of the client's account in the market that count beside its resting quote; each once. */
export async function registerMaker(
  context: Context,
  address: Address,
  ranges: readonly MakerRange[] = [],
): Promise<PreparedTransaction> {
  const token = await readToken(context, address)
  const ascending = [...ranges].sort((a, b) => a.lower - b.lower || a.upper - b.upper)
  return prepare(context, {
    title: `Register as a market maker of ${token.symbol}`,
    address: addressOf(context, 'Makers'),
    data: encodeFunctionData({ abi: makersAbi, functionName: 'register', args: [address, ascending] }),
    result: () => undefined,
  })
}

/** Ends the designation of the client's account as a market maker; what it earned stays. */
export async function resignMaker(context: Context, address: Address): Promise<PreparedTransaction> {
  const token = await readToken(context, address)
  return prepare(context, {
    title: `Resign as a market maker of ${token.symbol}`,
    address: addressOf(context, 'Makers'),
    data: encodeFunctionData({ abi: makersAbi, functionName: 'resign', args: [address] }),
    result: () => undefined,
  })
}
