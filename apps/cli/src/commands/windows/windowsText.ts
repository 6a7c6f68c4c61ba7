import type { WindowOrdersReading, WindowReading, WindowsReading } from '@specie/protocol'
import { money, percent9, shareOf, time, wad } from '../../frame/numbers.ts'
import { facts, table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'

/** Windows for a person: terms, dates, what waits. */
export function windowsText(terminal: Terminal, reading: WindowsReading): string {
  const { share, terms, empty, waiting, bid } = reading
  const tiers = terms.fee
    .map((fee, tier) => ({ fee, notice: terms.notice[tier]! }))
    .filter(({ notice }, tier) => tier === 0 || notice > 0)
    .map(({ fee, notice }) =>
      notice === 0 ? fraction(fee) : `${fraction(fee)} with ${notice} days of notice`,
    )
  const swing =
    terms.swingAt === 0
      ? 'none'
      : `up to ${fraction(terms.swing)} at ${fraction(terms.swingAt)} of the supply`
  const head = facts(terminal, [
    ['windows of', `${share.symbol}, ${reading.address}`],
    ['bid now', bid === undefined ? 'none: no fresh mark' : wad(bid)],
    ['fee', tiers.join('; ')],
    ['swing', swing],
    ['redeemed at most', `${fraction(terms.most)} of the supply a window`],
    [
      'waiting since earlier',
      `${money(waiting, share.decimals)} (${shareOf(waiting, reading.supply)} of the supply)`,
    ],
    ['empty in a row', `${empty} of the ${terms.patience} after which shares are handed back at any time`],
  ])
  return `${head}\n\n${datesTable(terminal, reading)}`
}

function datesTable(terminal: Terminal, { windows, share, cash }: WindowsReading): string {
  const right = 'right' as const
  const columns = [
    { heading: 'window', align: right },
    { heading: 'cut-off' },
    { heading: 'settlement' },
    { heading: 'shares', align: right },
    { heading: 'cash', align: right },
    { heading: 'price' },
  ]
  const rows = windows.map((window) => [
    String(window.number),
    time(window.cutoff),
    time(window.settles),
    money(window.shares, share.decimals),
    money(window.settled ? window.used : window.funded, cash.decimals),
    outcome(window),
  ])
  return rows.length === 0 ? 'No window is published.' : table(terminal, columns, rows)
}

function outcome({ price }: WindowReading): string {
  if (price === undefined) return 'to come'
  return price === 0n ? 'nothing redeemed' : wad(price)
}

/** A holder's orders for a person. */
export function ordersText(terminal: Terminal, reading: WindowOrdersReading): string {
  const { orders, share, cash, waiting, claimable } = reading
  const right = 'right' as const
  const columns = [
    { heading: 'window', align: right },
    { heading: 'settlement' },
    { heading: 'waiting', align: right },
    { heading: 'fee', align: right },
    { heading: 'to claim', align: right },
  ]
  const rows = orders.map((order) => [
    String(order.window),
    time(order.settles),
    money(order.shares, share.decimals),
    fraction(order.fee),
    money(order.cash, cash.decimals),
  ])
  const sum = `${money(waiting, share.decimals)} ${share.symbol} wait, ${money(claimable, cash.decimals)} ${cash.symbol} can be claimed.`
  return rows.length === 0 ? sum : `${table(terminal, columns, rows)}\n\n${sum}`
}

/** 1e-5 as per cent. */
function fraction(value: number): string {
  return percent9(BigInt(value) * 10_000n, 2)
}
