import { ArgumentError } from '@specie/units'
import { encodeAbiParameters, encodeFunctionData } from 'viem'
import { type AuctionSecret, auctionSalt, auctionSeal } from '../../auction/auctionSeal.ts'
import type { Context } from '../../context.ts'
import { addressOf } from '../../deploy/addressOf.ts'
import { auctionsAbi } from '../../generated/auctionsAbi.ts'
import { shareAbi } from '../../generated/shareAbi.ts'
import { readAuction } from '../../read/readAuction.ts'
import { senderOf } from '../../senderOf.ts'
import { amountText } from '../../transaction/amountText.ts'
import { findEvent } from '../../transaction/findEvent.ts'
import { prepare } from '../../transaction/prepare.ts'
import type { PreparedTransaction } from '../../transaction/types.ts'
import { balanceWatch } from '../../transaction/watches.ts'

/** An order for an auction. */
export interface AuctionBid {
  readonly auction: bigint
  readonly sells: boolean
  /** Share units. */
  readonly shares: bigint
  /** WAD cash units a share unit: the least a seller takes, the most a buyer pays. */
  readonly price: bigint
  /**
   * What is put in, share units of a seller, cash units of a buyer; just what covers the order when left out. More hides
   * the size better, and forfeits more if the order is never revealed.
   */
  readonly deposit?: bigint
  /** A random one when left out. */
  readonly salt?: bigint
}

/** An order that was placed, and the secret that opens it. */
export interface AuctionOrderPlaced {
  readonly number: bigint
  readonly deposit: bigint
  readonly secret: AuctionSecret
}

const WAD = 10n ** 18n

/**
 * Places a sealed order. Write the secret down before sending (`prepared.secret`): only it reveals the order.
 * @throws ArgumentError when the deposit does not cover the order
 */
export async function placeAuctionOrder(
  context: Context,
  bid: AuctionBid,
): Promise<PreparedTransaction<AuctionOrderPlaced> & { readonly secret: AuctionSecret }> {
  const owner = senderOf(context).account.address
  const { share, cash } = await readAuction(context, bid.auction)
  const { auction, sells, shares, price } = bid
  const needed = sells ? shares : (shares * price + WAD - 1n) / WAD
  const deposit = bid.deposit ?? needed
  if (deposit < needed) throw new ArgumentError('deposit', deposit, `at least ${needed}`)
  const secret: AuctionSecret = { auction, owner, sells, shares, price, salt: bid.salt ?? auctionSalt() }
  const seal = auctionSeal(context, secret)
  const address = addressOf(context, 'Auctions')
  const order = encodeAbiParameters([{ type: 'uint256' }, { type: 'bytes32' }], [auction, seal])
  const token = sells ? share : cash
  const prepared = prepare(context, {
    unit: cash,
    title: `Seal an order with ${amountText(deposit, token)}`,
    address: sells ? share.address : address,
    data: sells
      ? encodeFunctionData({
          abi: shareAbi,
          functionName: 'transferAndCall',
          args: [address, deposit, order],
        })
      : encodeFunctionData({ abi: auctionsAbi, functionName: 'commit', args: [auction, seal, deposit] }),
    allowances: sells ? [] : [{ token: cash, spender: address, amount: deposit }],
    watches: [balanceWatch(token, owner, sells ? 'of the seller' : 'of the buyer')],
    result: (logs) => ({ number: findEvent(auctionsAbi, 'OrderSealed', logs).number, deposit, secret }),
  })
  return { ...prepared, secret }
}
