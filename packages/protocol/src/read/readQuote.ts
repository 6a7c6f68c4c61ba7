import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { deskAbi } from '../generated/deskAbi.ts'
import { navAbi } from '../generated/navAbi.ts'

/** What a sale to the desk would get. */
export interface Quote {
  readonly block: BlockReference
  /** Share units offered, and those that would be taken; the rest stays with the seller. */
  readonly amount: bigint
  readonly filled: bigint
  /** Cash units: value at the bid, fee, and gross less fee. */
  readonly gross: bigint
  readonly fee: bigint
  readonly paid: bigint
  /** Cash units a share unit, 1e-18. */
  readonly bid: bigint
  readonly price: bigint
}

/**
 * A firm quote at one block.
 * @throws ContractError `StaleMark` or `NotListed`.
 */
export async function readQuote(
  context: Context,
  share: Address,
  amount: bigint,
  blockNumber?: bigint,
): Promise<Quote> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const at = { blockNumber: block.number } as const
  const nav = { address: addressOf(context, 'Nav'), abi: navAbi, args: [share], ...at } as const
  const [[filled, gross, fee, paid], bid, price] = await Promise.all([
    context.reader.readContract({
      address: addressOf(context, 'Desk'),
      abi: deskAbi,
      functionName: 'quote',
      args: [share, amount],
      ...at,
    }),
    context.reader.readContract({ ...nav, functionName: 'bid' }),
    context.reader.readContract({ ...nav, functionName: 'price' }),
  ]).catch(explainError)
  return { block, amount, filled, gross, fee, paid, bid, price }
}
