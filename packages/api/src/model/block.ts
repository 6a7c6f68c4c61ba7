import { z } from 'zod'
import { address, amount, bytes, seconds, token } from './scalars.ts'

/** A price: cash units a share unit, times 1e18. */
const price = amount

/** What a maker signs (EIP-712, domain `Specie Block`); see docs/exits.md. */
export const quoteTerms = z.object({
  maker: address,
  share: address,
  /** Whether the maker buys shares. */
  buys: z.boolean(),
  /** Share units at most. */
  shares: amount,
  price,
  taker: address,
  /** Unix seconds of the chain: last moment at which it may be used. */
  deadline: seconds,
  nonce: z.number().int().min(0),
  /** Nothing but all of `shares` may be taken. */
  whole: z.boolean(),
})

/** Why a quote could not be settled at this moment. */
export const quoteRefusal = z.enum([
  'withdrawn',
  'notListed',
  'unsigned',
  'expired',
  'used',
  'outsideBand',
  'notAdmitted',
  'notBacked',
  'notAllowed',
])

/** A maker's signed answer to a request. Only its maker and the requester see it. */
export const blockQuote = z.object({
  quote: quoteTerms,
  signature: bytes,
  quotedAt: seconds,
  /** Null: it could be settled now. */
  refusal: quoteRefusal.nullable(),
  /** Share units of it that the maker's means cover. */
  backed: amount,
})

/** Quotes taken together. */
export const blockCombination = z.object({
  legs: z.array(z.object({ maker: address, nonce: z.number().int(), shares: amount, cash: amount })),
  shares: amount,
  cash: amount,
})

/** A request for quotes. Its requester sees all quotes; a maker that is asked sees the request and its own quotes. */
export const blockRequest = z.object({
  id: z.string(),
  share: token,
  cash: token,
  requester: address,
  side: z.enum(['sell', 'buy']),
  shares: amount,
  /** Worst price that the requester takes; null to everybody else, and where none was given. */
  priceLimit: price.nullable(),
  /** Makers that are asked; null: every wallet that the share admits. Only the requester sees the list. */
  makers: z.array(address).nullable(),
  createdAt: seconds,
  closesAt: seconds,
  state: z.enum(['open', 'closed']),
  /** What the caller may see. */
  quotes: z.array(blockQuote),
  /** The best use of the quotes that could be settled now; null to makers. */
  best: blockCombination.nullable(),
})

/** A request as it is made. */
export const newBlockRequest = z.object({
  share: address,
  side: z.enum(['sell', 'buy']),
  shares: amount,
  priceLimit: price.optional(),
  makers: z.array(address).min(1).max(50).optional(),
  /** Minutes for which answers are taken. */
  minutes: z.number().int().min(1).max(1_440).default(15),
})

/** What `GET /blocks/events` tells whoever may see it: server-sent events named `request`, whose data is this. */
export const blockNews = z.object({
  what: z.enum(['requested', 'quoted', 'withdrawn', 'closed']),
  request: blockRequest,
})

export type BlockRequest = z.infer<typeof blockRequest>
export type BlockQuoteAnswer = z.infer<typeof blockQuote>
export type BlockNews = z.infer<typeof blockNews>
export type NewBlockRequest = z.input<typeof newBlockRequest>
