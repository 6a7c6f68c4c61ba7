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
  /** Tolerated of each part's price, hundredths of a per cent. */
  readonly slippage: bigint
  /** Window that the rest is handed in for; undefined: it stays. */
  readonly queue: number | undefined
}

/**
 * The messages of a sale by split: one for each part, and the order for the window.
 * @throws SpecieError `exit.nothing` when there is nothing to sell or to hand in
 */
export async function prepareExit(client: SpecieClient, order: ExitOrder): Promise<ReadyToSign> {
  const { share, cash, split, queue } = order
  const sales = split.parts.map((part) => saleOf(client, order, part))
  const queued =
    queue === undefined || split.rest === 0n
      ? []
      : [client.share(share.address).windows.request({ amount: split.rest, window: queue })]
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
  if (part.source === 'desk') {
    return client.desk.sell({ share: share.address, amount: part.shares, minimumPaid: least })
  }
  return client.market.trade({
    share: share.address,
    side: 'sell',
    amount: part.shares,
    minimum: least,
    // At the end of its band the market may take a little less by the time the order is mined.
    partly: split.rest > 0n,
  })
}
