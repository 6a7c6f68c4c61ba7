import type { AuctionReading } from '@specie/protocol'
import { money, shareOf, time, wad } from '../../frame/numbers.ts'
import { facts, table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'

/** An auction with its orders, for people. */
export function auctionText(terminal: Terminal, auction: AuctionReading): string {
  const { share, cash } = auction
  const shares = (value: bigint) => money(value, share.decimals)
  const head = facts(terminal, [
    ['auction', `${auction.auction} of ${share.symbol}${auction.reopening ? ', to find a price' : ''}`],
    ['now', auction.phase],
    ['orders until', time(auction.commitEnds)],
    ['reveals until', time(auction.revealEnds)],
    ['forfeit of who does not reveal', shareOf(BigInt(auction.forfeit), 100_000n)],
    ['NAV at the opening', wad(auction.anchor)],
    ['price', auction.volume === 0n ? 'none' : wad(auction.price)],
    ['volume', shares(auction.volume)],
  ])
  if (auction.orders.length === 0) return head
  const rows = auction.orders.map((order) => [
    String(order.number),
    order.owner,
    order.sells ? 'sells' : 'buys',
    `${money(order.deposit, order.sells ? share.decimals : cash.decimals)} ${order.sells ? share.symbol : cash.symbol}`,
    order.revealed ? `${shares(order.shares)} at ${wad(order.price)}` : 'sealed',
    order.cash === 0n && order.coming === 0n
      ? ''
      : `${money(order.cash, cash.decimals)} ${cash.symbol}, ${shares(order.coming)} ${share.symbol}`,
  ])
  const columns = [
    { heading: 'order', align: 'right' },
    { heading: 'owner' },
    { heading: '' },
    { heading: 'deposit', align: 'right' },
    { heading: 'revealed', align: 'right' },
    { heading: 'to fetch', align: 'right' },
  ] as const
  return `${head}\n\n${table(terminal, columns, rows)}`
}
