import { liquidityFor } from '@specie/quant'
import { ArgumentError } from '@specie/units'
import { type Address, encodeFunctionData } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { marketAbi } from '../../generated/marketAbi.ts'
import { readMarket } from '../../read/readMarket.ts'
import { readShareTokens } from '../../read/readShareTokens.ts'
import { senderOf } from '../../senderOf.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { EventLog, PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** Liquidity to be added between two ticks of cash a share, multiples of ten. */
export interface LiquidityOrder {
  readonly share: Address
  readonly lower: number
  readonly upper: number
  /** At most these are taken; the price decides in which proportion. */
  readonly shares: bigint
  readonly cash: bigint
}

/** Liquidity to be taken out. */
export interface LiquidityExit {
  readonly share: Address
  readonly lower: number
  readonly upper: number
  /** Zero: only fees and income. */
  readonly liquidity: bigint
  /** A lost wallet that was recovered to the client's account; that account itself when left out. */
  readonly provider?: Address
  /** Of the cash; the client's account when left out. */
  readonly receiver?: Address
}

/** A position that was changed: what left the pool for its owner, negative what was taken from it. */
export interface LiquidityChanged {
  readonly liquidity: bigint
  readonly shares: bigint
  readonly cash: bigint
  readonly feeShares: bigint
  readonly feeCash: bigint
  readonly forfeited: boolean
}

/**
 * Adds liquidity to a share's market: as much as the given shares and cash allow at the present price.
 * @throws ArgumentError when they allow none
 */
export async function addLiquidity(
  context: Context,
  order: LiquidityOrder,
): Promise<PreparedTransaction<LiquidityChanged>> {
  const { pool, state, share, cash } = await readMarket(context, order.share)
  const { lower, upper } = order
  const { liquidity } = liquidityFor(pool.sqrtPrice, state.first, lower, upper, order.shares, order.cash)
  if (liquidity === 0n) {
    throw new ArgumentError(
      'shares and cash',
      `${order.shares} and ${order.cash}`,
      'both, where the price is inside',
    )
  }
  const address = addressOf(context, 'Market')
  const provider = senderOf(context).account.address
  return prepare(context, {
    unit: cash,
    title: `Provide liquidity for ${share.symbol}`,
    address,
    data: encodeFunctionData({
      abi: marketAbi,
      functionName: 'provide',
      args: [order.share, lower, upper, liquidity, order.shares, order.cash],
    }),
    allowances: [
      { token: share, spender: address, amount: order.shares },
      { token: cash, spender: address, amount: order.cash },
    ].filter(({ amount }) => amount > 0n),
    watches: [
      balanceWatch(share, provider, 'of the provider'),
      balanceWatch(cash, provider, 'of the provider'),
    ],
    result: changedIn,
  })
}

/** Takes liquidity out of a share's market, with its fees and income. */
export async function removeLiquidity(
  context: Context,
  exit: LiquidityExit,
): Promise<PreparedTransaction<LiquidityChanged>> {
  const { share, cash } = await readShareTokens(context, exit.share)
  const account = senderOf(context).account.address
  const receiver = exit.receiver ?? account
  return prepare(context, {
    unit: cash,
    title: `Take liquidity for ${share.symbol} out`,
    address: addressOf(context, 'Market'),
    data: encodeFunctionData({
      abi: marketAbi,
      functionName: 'withdraw',
      args: [exit.share, exit.provider ?? account, exit.lower, exit.upper, exit.liquidity, 0n, 0n, receiver],
    }),
    watches: [
      balanceWatch(share, account, 'of the provider'),
      balanceWatch(cash, receiver, 'of the receiver'),
    ],
    result: changedIn,
  })
}

function changedIn(logs: readonly EventLog[]): LiquidityChanged {
  const { liquidity, shares, cash, feeShares, feeCash, forfeited } = findEvent(
    marketAbi,
    'LiquidityChanged',
    logs,
  )
  return { liquidity, shares, cash, feeShares, feeCash, forfeited }
}
