import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { windowsAbi } from '../../generated/windowsAbi.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { windowsOf } from '../../read/windowsOf.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** A window that was settled. Prices WAD, amounts in units. */
export interface WindowSettled {
  readonly window: number
  readonly bid: bigint
  /** After the swing, before fees. */
  readonly price: bigint
  /** Shares that took part, those redeemed, and the cash paid for them. */
  readonly requested: bigint
  readonly redeemed: bigint
  readonly cash: bigint
}

/** Settles the next window of a share once its day has come. Anyone. */
export async function settleWindow(
  context: Context,
  share: Address,
): Promise<PreparedTransaction<WindowSettled>> {
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  return prepare(context, {
    unit: tokens.cash,
    title: `Settle the next window of ${tokens.share.symbol}`,
    address,
    data: encodeFunctionData({ abi: windowsAbi, functionName: 'settle' }),
    result: (logs) => {
      const { window, ...rest } = findEvent(windowsAbi, 'Settled', logs)
      return { window: Number(window), ...rest }
    },
  })
}
