import type { Token } from '@specie/api'
import { balanceWatch, type SpecieClient } from '@specie/protocol'
import { SpecieError } from '@specie/units'
import { joinPrepared } from '../../../transactions/joinPrepared.ts'
import type { ReadyToSign } from '../../../transactions/types.ts'
import type { Part, Split } from '../model/splitSale.ts'

/** A way out that was chosen. */
export interface ExitOrder {
  readonly share: Token
  readonly cash: Token
  readonly split: Split
  /** Tolerated of the price, hundredths of a per cent. */
  readonly slippage: bigint
  /** Hands what is not sold to the next window; otherwise it stays. */
  readonly queue: boolean
}

/**
 * The messages of a sale by split: one message where the share lets `Exits` carry it out, otherwise one for each part
 * that desk and market take, and the order for the window.
 * @throws SpecieError `exit.nothing` when there is nothing to sell or to hand in
 */
export async function prepareExit(client: SpecieClient, order: ExitOrder): Promise<ReadyToSign> {
  const { share, split, slippage, queue } = order
  const { routed } = await client.exits.read(share.address)
  if (!routed) return inParts(client, order)
  return client.exits.sell({
    share: share.address,
    amount: queue ? split.asked : split.sold,
    minimumPaid: (split.paid * (10_000n - slippage)) / 10_000n,
    partly: split.rest > 0n,
    queue,
  })
}

async function inParts(client: SpecieClient, order: ExitOrder): Promise<ReadyToSign> {
  const { share, cash, queue, split } = order
  const sales = split.parts.map((part) => saleOf(client, order, part))
  const queued =
    queue && split.rest > 0n ? [client.share(share.address).windows.request({ amount: split.rest })] : []
  const parts = await Promise.all([...sales, ...queued])
  const seller = client.context.sender?.account.address
  if (parts.length === 0 || seller === undefined) {
    throw new SpecieError({ code: 'exit.nothing', message: 'Nobody buys any of it at this block' })
  }
  return joinPrepared(client, `Leave ${share.symbol}`, parts, [
    balanceWatch(share, seller, 'of the seller'),
    balanceWatch(cash, seller, 'of the seller'),
  ])
}

function saleOf(
  client: SpecieClient,
  { share, split, slippage }: ExitOrder,
  part: Part,
): Promise<ReadyToSign> {
  const least = (part.paid * (10_000n - slippage)) / 10_000n
  // A price that grows until the order is mined fills desk and market a little sooner.
  const partly = split.rest > 0n
  if (part.source === 'desk') {
    return client.desk.sell({ share: share.address, amount: part.shares, minimumPaid: least, partly })
  }
  return client.market.trade({
    share: share.address,
    side: 'sell',
    amount: part.shares,
    minimum: least,
    partly,
  })
}
