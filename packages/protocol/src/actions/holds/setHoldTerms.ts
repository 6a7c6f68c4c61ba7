import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { holdsAbi } from '../../generated/holdsAbi.ts'
import { readToken } from '../../read/readToken.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'

/** Conditions on which firm prices of a share are sold. */
export interface HoldConditions {
  /** Volatility of its price, 1e-6 per root year. */
  readonly volatility: number
  /** Seconds a ticket may last; zero: none are sold. */
  readonly longest: number
  /** Use of the desk's limit that a ticket may bring it to, 1e-4. */
  readonly ceiling: number
}

/** Sets the conditions of new firm prices of a share that the desk lists. Needs the role `exitSteward`. */
export async function setHoldTerms(
  context: Context,
  share: Address,
  conditions: HoldConditions,
): Promise<PreparedTransaction> {
  const token = await readToken(context, share)
  return prepare(context, {
    unit: token,
    title:
      conditions.longest === 0
        ? `Sell no firm price of ${token.symbol}`
        : `Sell firm prices of ${token.symbol}`,
    address: addressOf(context, 'Holds'),
    data: encodeFunctionData({ abi: holdsAbi, functionName: 'setTerms', args: [share, conditions] }),
    result: () => undefined,
  })
}
