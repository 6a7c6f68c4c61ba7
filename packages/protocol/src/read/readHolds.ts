import type { Address } from 'viem'
import { inRanges } from '../chain/blockRanges.ts'
import { type BlockReference, readBlock } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { explainError } from '../errors/explainError.ts'
import { holdsAbi } from '../generated/holdsAbi.ts'
import { readToken, type Token } from './readToken.ts'

/** A firm price that was sold and has not been ended. */
export interface HoldTicket {
  readonly ticket: bigint
  readonly share: Token
  readonly holder: Address
  /** Share units it was sold for, and those not used yet. */
  readonly shares: bigint
  readonly left: bigint
  /** Cash units for all of `shares`, and for those left. */
  readonly paid: bigint
  readonly leftPaid: bigint
  /** Unix seconds, included. */
  readonly until: bigint
  /** Whether it can be used, is used up, or has expired and waits for anyone to end it. */
  readonly state: 'open' | 'used' | 'expired'
}

/** Firm prices of one share. Cash units. */
export interface HoldsReading {
  readonly block: BlockReference
  /** Volatility 1e-6 per root year, longest time in seconds (zero: none are sold), ceiling 1e-4 of the desk's limit. */
  readonly terms: { readonly volatility: number; readonly longest: number; readonly ceiling: number }
  /** Outstanding share units and the cash set aside, premium not earned yet, and earned and not collected. */
  readonly shares: bigint
  readonly paid: bigint
  readonly premium: bigint
  readonly earned: bigint
}

/** The firm prices of one share at one block. */
export async function readHolds(
  context: Context,
  share: Address,
  blockNumber?: bigint,
): Promise<HoldsReading> {
  const block = await readBlock(context.reader, blockNumber).catch(explainError)
  const contract = {
    address: addressOf(context, 'Holds'),
    abi: holdsAbi,
    args: [share],
    blockNumber: block.number,
  } as const
  const [terms, book] = await Promise.all([
    context.reader.readContract({ ...contract, functionName: 'termsOf' }),
    context.reader.readContract({ ...contract, functionName: 'bookOf' }),
  ]).catch(explainError)
  const { shares, paid, premium, earned } = book
  return { block, terms, shares, paid, premium, earned }
}

/** Tickets that have not been ended, oldest first: a holder's, or everybody's. */
export async function readHoldTickets(context: Context, holder?: Address): Promise<readonly HoldTicket[]> {
  const address = addressOf(context, 'Holds')
  const block = await readBlock(context.reader).catch(explainError)
  const logs = await inRanges(
    BigInt(context.deployment.contracts.Holds?.block ?? '0'),
    block.number,
    (from, to) =>
      context.reader.getContractEvents({
        address,
        abi: holdsAbi,
        eventName: 'Held',
        ...(holder !== undefined && { args: { holder } }),
        fromBlock: from,
        toBlock: to,
        strict: true,
      }),
  ).catch(explainError)
  const found = await Promise.all(logs.map(({ args }) => readTicket(context, args.ticket, block)))
  return found.filter((one) => one !== undefined)
}

/** One ticket; undefined once it has been ended. */
async function readTicket(
  context: Context,
  ticket: bigint,
  block: BlockReference,
): Promise<HoldTicket | undefined> {
  const found = await context.reader
    .readContract({
      address: addressOf(context, 'Holds'),
      abi: holdsAbi,
      functionName: 'ticketOf',
      args: [ticket],
      blockNumber: block.number,
    })
    .catch(() => undefined)
  if (found === undefined) return undefined
  const { holder, shares, left, paid, until } = found
  const share = await readToken(context, found.share)
  const open = block.timestamp <= until
  return {
    ticket,
    share,
    holder,
    shares,
    left,
    paid,
    leftPaid: (paid * left + shares - 1n) / shares,
    until,
    state: left === 0n ? 'used' : open ? 'open' : 'expired',
  }
}
