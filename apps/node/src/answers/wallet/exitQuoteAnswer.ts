import type { ExitQuote } from '@specie/api'
import { type BlockReference, ContractError } from '@specie/protocol'
import type { Address } from 'viem'
import type { Services } from '../../Services.ts'
import { tokenOf } from '../tokenOf.ts'

/** ERC-1404 code of a transfer into a venue that only the venue may make. */
const VENUE_GATE = 0x04

/** What the desk would pay at a block for an amount of shares, with what stands in the way of more. */
export async function exitQuoteAnswer(
  services: Services,
  {
    share,
    amount,
    holder,
  }: { readonly share: Address; readonly amount: bigint; readonly holder: Address | undefined },
  block: BlockReference,
): Promise<ExitQuote> {
  const { client } = services
  const [desk, reserve, token] = await Promise.all([
    client.desk.read(block.number),
    client.reserve.read(undefined, block.number),
    client.cash.read(share),
  ])
  const listing = desk.listings.find((one) => one.share.address === share)
  const head = {
    share: await tokenOf(client, token),
    cash: await tokenOf(client, reserve.cash),
    asked: String(amount),
  }
  const nothing = { filled: '0', gross: '0', spread: '0', fee: '0', paid: '0', priceUntil: null }
  if (listing === undefined) {
    return { ...head, ...nothing, limit: 'notListed', sentence: `The desk does not deal in ${token.symbol}` }
  }
  try {
    const quote = await client.desk.quote(share, amount, block.number)
    const { ask = quote.bid } = await client.share(share).holding(holder ?? desk.address, block.number)
    const spread = ((ask - quote.bid) * quote.filled) / (2n * 10n ** 18n)
    const refused = await refusal(services, share, holder, desk.address, amount)
    const figures = {
      filled: String(quote.filled),
      gross: String(quote.gross),
      spread: String(spread > 0n ? spread : 0n),
      fee: String(quote.fee),
      paid: String(quote.paid),
      priceUntil: null,
    }
    if (refused !== undefined) return { ...head, ...figures, limit: 'notAllowed', sentence: refused }
    return { ...head, ...figures, ...limitOf(listing, quote, token.symbol) }
  } catch (error) {
    if (!(error instanceof ContractError)) throw error
    return { ...head, ...nothing, limit: 'stale', sentence: error.message }
  }
}

async function refusal(
  { client }: Services,
  share: Address,
  holder: Address | undefined,
  desk: Address,
  amount: bigint,
): Promise<string | undefined> {
  if (holder === undefined) return undefined
  const { passes, code, reason } = await client.share(share).restriction({ from: holder, to: desk, amount })
  // A sale goes through the desk's own gate, which a transfer by the holder could not.
  return passes || code === VENUE_GATE ? undefined : reason
}

function limitOf(
  listing: { readonly level: bigint; readonly limit: bigint; readonly cash: bigint },
  quote: { readonly amount: bigint; readonly filled: bigint; readonly paid: bigint },
  symbol: string,
): Pick<ExitQuote, 'limit' | 'sentence'> {
  if (quote.filled >= quote.amount) return { limit: 'none', sentence: null }
  const room = listing.limit - listing.level
  return listing.cash < room
    ? {
        limit: 'cash',
        sentence: `Desk and reserve have no more cash now; the rest of the ${symbol} stays with you`,
      }
    : {
        limit: 'limit',
        sentence: `The desk has bought its fill of ${symbol}; room comes back from hour to hour`,
      }
}
