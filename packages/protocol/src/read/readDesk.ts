import type { Address } from 'viem'
import type { DeskTerms } from '../actions/desk/deskTerms.ts'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { deskAbi } from '../generated/deskAbi.ts'
import { readToken, type Token } from './readToken.ts'

/** The desk at one block. */
export interface DeskReading {
  readonly block: BlockReference
  readonly address: Address
  /** Till that the desk fills up to, cash units. */
  readonly float: bigint
  readonly listings: readonly Listing[]
}

/** A share in which the desk deals. Cash units. */
export interface Listing {
  readonly share: Token
  readonly terms: DeskTerms
  /** Gross value in the bucket now, and its limit. */
  readonly level: bigint
  readonly limit: bigint
  /** Cash of desk and reserve. */
  readonly cash: bigint
  /** Share units in the desk's inventory, what they cost, and their worth to those who leave the reserve. */
  readonly held: bigint
  readonly cost: bigint
  readonly low: bigint
}

/** Reads the desk and all its listings at one block. */
export async function readDesk(context: Context, blockNumber?: bigint): Promise<DeskReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const address = addressOf(context, 'Desk')
  const contract = { address, abi: deskAbi, blockNumber: block.number } as const
  const [float, shares] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'floatTarget' }),
    context.reader.readContract({ ...contract, functionName: 'shares' }),
  ]).catch(explainError)
  const listings = await Promise.all(shares.map((share) => readListing(context, share, block))).catch(
    explainError,
  )
  return { block, address, float, listings }
}

async function readListing(context: Context, share: Address, block: BlockReference): Promise<Listing> {
  const contract = { address: addressOf(context, 'Desk'), abi: deskAbi, blockNumber: block.number } as const
  const args = [share] as const
  const [token, terms, [level, limit, cash], [held, cost, low]] = await Promise.all([
    readToken(context, share),
    context.reader.readContract({ ...contract, functionName: 'terms', args }),
    context.reader.readContract({ ...contract, functionName: 'bucket', args }),
    context.reader.readContract({ ...contract, functionName: 'holding', args }),
  ])
  return { share: token, terms, level, limit, cash, held, cost, low }
}
