import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { explainError } from '../errors/explainError.ts'
import { windowsAbi } from '../generated/windowsAbi.ts'
import { readShareTokens, type ShareTokens } from './readShareTokens.ts'
import { windowsOf } from './windowsOf.ts'

/** One order of a holder, as it stands. */
export interface WindowOrderReading {
  /** Window that it was placed for. */
  readonly window: number
  /** Unix seconds of that window's settlement. */
  readonly settles: number
  /** Share units that still wait. */
  readonly shares: bigint
  /** Fee of what waits, 1e-5, rounded down. */
  readonly fee: number
  /** Cash units that it has coming. */
  readonly cash: bigint
  /** Tier of notice that was given. */
  readonly tier: number
}

/** What somebody has in the windows of a share, at one block. */
export interface WindowOrdersReading extends ShareTokens {
  readonly block: BlockReference
  readonly address: Address
  readonly holder: Address
  readonly orders: readonly WindowOrderReading[]
  /** Share units that wait, over all orders. */
  readonly waiting: bigint
  /** Cash units that a claim pays now. */
  readonly claimable: bigint
}

/**
 * Reads what a holder has in the windows of a share.
 * @throws SpecieError `windows.none` when the share has none
 */
export async function readWindowOrders(
  context: Context,
  share: Address,
  holder: Address,
  blockNumber?: bigint,
): Promise<WindowOrdersReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const [address, tokens] = await Promise.all([windowsOf(context, share), readShareTokens(context, share)])
  const contract = { address, abi: windowsAbi, blockNumber: block.number } as const
  const [numbers, claimable] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'ordersOf', args: [holder] }),
    context.reader.readContract({ ...contract, functionName: 'claimable', args: [holder] }),
  ]).catch(explainError)
  const orders = await Promise.all(
    numbers.map(async (number) => {
      const [[shares, weight, cash, tier], { settles }] = await Promise.all([
        context.reader.readContract({ ...contract, functionName: 'orderOf', args: [holder, number] }),
        context.reader.readContract({ ...contract, functionName: 'window', args: [number] }),
      ])
      const fee = shares === 0n ? 0 : Number(((shares - weight) * 100_000n) / shares)
      return { window: Number(number), settles, shares, fee, cash, tier: Number(tier) }
    }),
  ).catch(explainError)
  orders.sort((a, b) => a.window - b.window)
  const waiting = orders.reduce((sum, { shares }) => sum + shares, 0n)
  return { ...tokens, block, address, holder, orders, waiting, claimable }
}
