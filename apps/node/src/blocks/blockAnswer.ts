import type { BlockQuoteAnswer, BlockRequest } from '@specie/api'
import type { BlockFill, QuoteStanding } from '@specie/protocol'
import { combineQuotes } from '@specie/quant'
import { type Address, getAddress } from 'viem'
import { tokenOf } from '../answers/tokenOf.ts'
import { machineSeconds } from '../clock.ts'
import type { Services } from '../Services.ts'
import { fillOf, findQuotes, type QuoteRow, type RequestRow } from './BlockRows.ts'
import { makersOf, type Standing } from './maySee.ts'

interface Judged {
  readonly row: QuoteRow
  readonly fill: BlockFill
  readonly standing: QuoteStanding | undefined
}

/** A request as somebody may see it: its requester all quotes and the best use of them, a maker its own quotes. */
export async function blockAnswer(
  services: Services,
  row: RequestRow,
  wallet: Address,
  standing: Standing,
): Promise<BlockRequest> {
  const mine = standing === 'requester'
  const { client } = services
  const rows = await findQuotes(services, row.id, mine ? undefined : wallet)
  const judged = await Promise.all(rows.map((quote) => judge(services, quote, row)))
  const { share, cash } = await client.block.read(getAddress(row.share))
  const [shareToken, cashToken] = await Promise.all([tokenOf(client, share), tokenOf(client, cash)])
  return {
    id: row.id,
    share: shareToken,
    cash: cashToken,
    requester: getAddress(row.requester),
    side: row.side,
    shares: row.shares.toString(),
    priceLimit: mine && row.priceLimit !== null ? row.priceLimit.toString() : null,
    makers: mine ? (makersOf(row) as Address[] | null) : null,
    createdAt: Number(row.createdAt),
    closesAt: Number(row.closesAt),
    state: isOpen(row) ? 'open' : 'closed',
    quotes: judged.map(quoteAnswer),
    best: mine ? bestOf(row, judged) : null,
  }
}

/** Whether answers are taken. */
export function isOpen({ closed, closesAt }: RequestRow): boolean {
  return !closed && machineSeconds() <= Number(closesAt)
}

/** Quotes that were withdrawn are not looked at again. */
async function judge({ client }: Services, row: QuoteRow, request: RequestRow): Promise<Judged> {
  const fill = fillOf(row, request)
  return { row, fill, standing: row.withdrawn ? undefined : await client.block.check(fill) }
}

function quoteAnswer({ row, fill: { quote, signature }, standing }: Judged): BlockQuoteAnswer {
  return {
    quote: { ...quote, shares: quote.shares.toString(), price: quote.price.toString() },
    signature,
    quotedAt: Number(row.quotedAt),
    refusal: standing === undefined ? 'withdrawn' : (standing.refusal ?? null),
    backed: (standing?.backed ?? 0n).toString(),
  }
}

/** Of one maker's quotes the means may cover only some: each maker counts with its best backed one. */
function bestOf(row: RequestRow, judged: readonly Judged[]): BlockRequest['best'] {
  const live = judged.filter(({ standing }) => standing !== undefined && standing.refusal === undefined)
  const quotes = live.map(({ fill: { quote }, standing }) => ({
    shares: standing!.backed,
    price: quote.price,
    whole: quote.whole,
  }))
  const found = combineQuotes(quotes, row.shares, row.side, row.priceLimit ?? undefined)
  const up = row.side === 'buy' ? 10n ** 18n - 1n : 0n
  const legs = found.fills.map(({ index, shares }) => {
    const { quote } = live[index]!.fill
    return {
      maker: quote.maker,
      nonce: quote.nonce,
      shares: shares.toString(),
      cash: ((shares * quote.price + up) / 10n ** 18n).toString(),
    }
  })
  return { legs, shares: found.shares.toString(), cash: found.cash.toString() }
}
