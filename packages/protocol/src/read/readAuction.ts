import type { Address, Hex } from 'viem'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { auctionsAbi } from '../generated/auctionsAbi.ts'
import { readShareTokens, type ShareTokens } from './readShareTokens.ts'

/** What an auction is doing: orders come, orders are revealed, anyone counts them, it is settled, or nobody did it in time. */
export const AUCTION_PHASES = ['committing', 'revealing', 'counting', 'settled', 'lapsed'] as const
export type AuctionPhase = (typeof AUCTION_PHASES)[number]

/** An order of an auction. Shares and price are zero until it is revealed. */
export interface AuctionOrderReading {
  readonly number: bigint
  readonly owner: Address
  readonly sells: boolean
  readonly revealed: boolean
  readonly cashTaken: boolean
  readonly sharesTaken: boolean
  /** What was committed; zero once it is revealed. */
  readonly seal: Hex
  /** Cash units of a buyer, share units of a seller. */
  readonly deposit: bigint
  readonly shares: bigint
  readonly price: bigint
  /** Cash units that it has coming now, income of its shares included. */
  readonly cash: bigint
  /** Share units that it has coming now. */
  readonly coming: bigint
}

/** An auction at one block. Prices: WAD cash units a share unit. */
export interface AuctionReading extends ShareTokens {
  readonly block: BlockReference
  readonly auction: bigint
  readonly phase: AuctionPhase
  /** Opened by the guard, to find a price. */
  readonly reopening: boolean
  readonly commitEnds: number
  readonly revealEnds: number
  readonly forfeit: number
  readonly least: bigint
  /** Price of the NAV at the opening; of several clearing prices the one nearest to it counts. */
  readonly anchor: bigint
  readonly price: bigint
  readonly volume: bigint
  readonly orders: readonly AuctionOrderReading[]
}

/** Seconds after the reveals in which an auction can be settled. */
const GRACE = 7 * 86_400

/** Reads an auction with all its orders. */
export async function readAuction(
  context: Context,
  auction: bigint,
  blockNumber?: bigint,
): Promise<AuctionReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'Auctions'),
    abi: auctionsAbi,
    blockNumber: block.number,
  } as const
  const found = await context.reader
    .readContract({ ...contract, functionName: 'auctionOf', args: [auction] })
    .catch(explainError)
  const numbers = Array.from({ length: Number(found.orders) }, (_, number) => BigInt(number))
  const [tokens, orders] = await Promise.all([
    readShareTokens(context, found.share),
    Promise.all(
      numbers.map(async (number) => ({
        number,
        ...(await context.reader.readContract({
          ...contract,
          functionName: 'orderOf',
          args: [auction, number],
        })),
      })),
    ),
  ]).catch(explainError)
  const { terms, reopening, anchor, price, volume, settled } = found
  return {
    ...tokens,
    ...terms,
    block,
    auction,
    phase: phaseOf(terms, settled, Number(block.timestamp)),
    reopening,
    anchor,
    price,
    volume,
    orders,
  }
}

function phaseOf(
  { commitEnds, revealEnds }: { readonly commitEnds: number; readonly revealEnds: number },
  settled: boolean,
  now: number,
): AuctionPhase {
  if (settled) return 'settled'
  if (now <= commitEnds) return 'committing'
  if (now <= revealEnds) return 'revealing'
  return now <= revealEnds + GRACE ? 'counting' : 'lapsed'
}
