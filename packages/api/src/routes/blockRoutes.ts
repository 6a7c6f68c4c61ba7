import { z } from 'zod'
import * as blocks from '../model/block.ts'
import { address, bytes } from '../model/scalars.ts'
import { route } from '../route.ts'

/** Block trades. GET /blocks/events is a stream (server-sent events) and is not in this table. */
export const blockRoutes = {
  blocks: route({
    method: 'GET',
    path: '/blocks',
    tag: 'blocks',
    access: 'signedIn',
    query: z.object({ share: address.optional(), state: z.enum(['open', 'closed']).optional() }),
    summary: 'Requests for quotes that the caller may see, the newest first',
    answer: z.array(blocks.blockRequest),
  }),
  block: route({
    method: 'GET',
    path: '/blocks/:id',
    tag: 'blocks',
    access: 'signedIn',
    params: z.object({ id: z.string() }),
    summary: 'One request for quotes with the quotes that the caller may see',
    answer: blocks.blockRequest,
  }),
  requestBlock: route({
    method: 'POST',
    path: '/blocks',
    tag: 'blocks',
    access: 'signedIn',
    body: blocks.newBlockRequest,
    summary: 'Ask makers for signed quotes for one size',
    answer: blocks.blockRequest,
  }),
  quoteBlock: route({
    method: 'POST',
    path: '/blocks/:id/quotes',
    tag: 'blocks',
    access: 'signedIn',
    params: z.object({ id: z.string() }),
    body: z.object({ quote: blocks.quoteTerms, signature: bytes }),
    summary: 'Answer a request with a signed quote; it is checked as the contract would',
    answer: blocks.blockRequest,
  }),
  withdrawQuote: route({
    method: 'DELETE',
    path: '/blocks/:id/quotes/:nonce',
    tag: 'blocks',
    access: 'signedIn',
    params: z.object({ id: z.string(), nonce: z.coerce.number().int().min(0) }),
    summary: "Show one's quote no longer (what the requester has already seen ends only by Block.cancel)",
    answer: blocks.blockRequest,
  }),
  closeBlock: route({
    method: 'DELETE',
    path: '/blocks/:id',
    tag: 'blocks',
    access: 'signedIn',
    params: z.object({ id: z.string() }),
    summary: "Take no more answers to one's request",
    answer: blocks.blockRequest,
  }),
} as const
