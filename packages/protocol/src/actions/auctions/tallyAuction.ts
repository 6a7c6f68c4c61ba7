import { clearingPrices } from '@specie/quant'
import { encodeFunctionData, type Log, parseEventLogs } from 'viem'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { auctionsAbi } from '../../generated/auctionsAbi.ts'
import { readAuction } from '../../read/readAuction.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { EventLog, PreparedTransaction } from '../../transaction/types.ts'

/** What a count came to. */
export interface AuctionTallied {
  readonly settled: boolean
  /** WAD cash units a share unit; 0 while it is not settled, or where nothing cleared. */
  readonly price: bigint
  readonly volume: bigint
}

/**
 * Counts an auction's orders at the prices where it clears, and settles it once all are counted. The prices are worked
 * out from the revealed orders here and proved by the contract. Anyone may.
 * @param count orders to count at most in this transaction
 */
export async function tallyAuction(
  context: Context,
  auction: bigint,
  count = 2_000,
): Promise<PreparedTransaction<AuctionTallied>> {
  const { orders, cash } = await readAuction(context, auction)
  const { low, high } = clearingPrices(orders.filter(({ revealed }) => revealed))
  return prepare(context, {
    unit: cash,
    title: `Count the orders of auction ${auction}`,
    address: addressOf(context, 'Auctions'),
    data: encodeFunctionData({
      abi: auctionsAbi,
      functionName: 'tally',
      args: [auction, low, high, BigInt(count)],
    }),
    result: talliedIn,
  })
}

function talliedIn(logs: readonly EventLog[]): AuctionTallied {
  const [cleared] = parseEventLogs({ abi: auctionsAbi, eventName: 'AuctionCleared', logs: logs as Log[] })
  if (cleared === undefined) return { settled: false, price: 0n, volume: 0n }
  return { settled: true, price: cleared.args.price, volume: cleared.args.volume }
}
