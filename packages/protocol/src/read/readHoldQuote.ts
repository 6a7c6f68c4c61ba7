import type { Address } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { holdsAbi } from '../generated/holdsAbi.ts'

/** A firm price that is asked for. */
export interface HoldOrder {
  readonly share: Address
  /** Share units. */
  readonly amount: bigint
  /** Unix seconds until which it is to be firm, included. */
  readonly until: bigint
}

/** What a firm price would be. Cash units. */
export interface HoldOffer extends HoldOrder {
  readonly block: BlockReference
  /** Value at the bid. */
  readonly gross: bigint
  /** What the ticket will pay. */
  readonly paid: bigint
  /** What the ticket costs. */
  readonly premium: bigint
}

/**
 * What a ticket would be at one block.
 * @throws ContractError where none is sold: `NotHeld`, `TooLong`, `TooMuchHeld`, `RiskHalted`, or a refusal of the desk.
 */
export async function readHoldQuote(
  context: Context,
  order: HoldOrder,
  blockNumber?: bigint,
): Promise<HoldOffer> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const [gross, paid, premium] = await context.reader
    .readContract({
      address: addressOf(context, 'Holds'),
      abi: holdsAbi,
      functionName: 'quote',
      args: [order.share, order.amount, order.until],
      blockNumber: block.number,
    })
    .catch(explainError)
  return { ...order, block, gross, paid, premium }
}
