import {
  askAt,
  bidAt,
  type Figures,
  type Mark,
  type NavSettings,
  priceAt,
  publish,
  type Waterfall,
} from '@specie/quant'
import type { BlockReference } from '../chain/readBlock.ts'
import type { Context } from '../context.ts'
import { addressOf } from '../deploy/addressOf.ts'
import { navAbi } from '../generated/navAbi.ts'
import { readMark } from '../read/readBook.ts'
import { readShareQuote, type ShareQuote } from '../read/readShareQuote.ts'
import type { Token } from '../read/readToken.ts'
import { type Check, check } from './check.ts'

/** Marks and present prices of a pool's shares beside the chain's. A pool that is not active has none to compare. */
export async function recomputeShares(
  context: Context,
  shares: readonly Token[],
  figures: Figures,
  waterfall: Waterfall,
  block: BlockReference,
): Promise<Check[]> {
  const [settings, quotes, marks] = await Promise.all([
    readSettings(context, block),
    Promise.all(shares.map((share) => readShareQuote(context, share, block))),
    Promise.all(shares.map((share) => readMark(context, share.address, block))),
  ])
  const since = marks[0]?.since ?? 0n
  // Claims start at activation; before that shares stand at par.
  if (since === 0n || waterfall.base === 0n) return []
  const supplies = quotes.map(({ supply }) => supply)
  const own = publish(figures, waterfall, supplies, [], since, settings)
  return shares.flatMap((_, i) => shareChecks(quotes[i]!, marks[i]!, own[i]!, block.timestamp, settings))
}

function shareChecks(quote: ShareQuote, mark: Mark, own: Mark, now: bigint, settings: NavSettings): Check[] {
  const { symbol } = quote.share
  // While a mark is young, bid and ask still walk from the mark before it, which only the chain knows.
  const walking = { ...own, bid: mark.bid, ask: mark.ask }
  const checks = [
    check(`mark of ${symbol}`, own.price, mark.price),
    check(`gross mark of ${symbol}`, own.gross, mark.gross),
    check(`growth of ${symbol}`, own.rate, mark.rate),
    check(`price of ${symbol}`, priceAt(own, now, settings), quote.price),
  ]
  if (quote.bid !== undefined)
    checks.push(check(`bid of ${symbol}`, bidAt(walking, now, settings), quote.bid))
  if (quote.ask !== undefined)
    checks.push(check(`ask of ${symbol}`, askAt(walking, now, settings), quote.ask))
  return checks
}

async function readSettings(context: Context, block: BlockReference): Promise<NavSettings> {
  const nav = { address: addressOf(context, 'Nav'), abi: navAbi, blockNumber: block.number } as const
  const [delay, maxAge, up, down] = await Promise.all([
    context.reader.readContract({ ...nav, functionName: 'delay' }),
    context.reader.readContract({ ...nav, functionName: 'maxAge' }),
    context.reader.readContract({ ...nav, functionName: 'up' }),
    context.reader.readContract({ ...nav, functionName: 'down' }),
  ])
  return { delay, maxAge, up, down }
}
