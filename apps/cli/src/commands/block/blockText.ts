import type { BlockRequest } from '@specie/node'
import { money, time, wad } from '../../frame/numbers.ts'
import { facts, table } from '../../frame/table.ts'
import type { Terminal } from '../../frame/terminal.ts'

/** A request with its quotes, for people. */
export function requestText(terminal: Terminal, request: BlockRequest): string {
  const { share, quotes, best } = request
  const units = (value: string) => money(BigInt(value), share.decimals)
  const head = facts(terminal, [
    ['request', request.id],
    ['wants to', `${request.side} ${units(request.shares)} ${share.symbol}`],
    ['requester', request.requester],
    ['answers until', `${time(request.closesAt)} (${request.state})`],
    ...(best === null
      ? []
      : ([
          ['best now', best.shares === '0' ? 'nothing yet' : `${units(best.shares)} for ${units(best.cash)}`],
        ] as const)),
  ])
  if (quotes.length === 0) return `${head}\n\nNo quotes that you may see.`
  const rows = quotes.map(({ quote, refusal }) => [
    quote.maker,
    String(quote.nonce),
    units(quote.shares),
    wad(BigInt(quote.price)),
    quote.whole ? 'all or nothing' : '',
    refusal ?? 'firm',
  ])
  const columns = [
    { heading: 'maker' },
    { heading: 'number', align: 'right' },
    { heading: 'shares', align: 'right' },
    { heading: 'price', align: 'right' },
    { heading: '' },
    { heading: 'standing' },
  ] as const
  return `${head}\n\n${table(terminal, columns, rows)}`
}
