import { getAddress } from 'viem'
import { transactionAnswer } from '../chain/transactionAnswer.ts'
import { documentHandlers } from '../documents/documentHandlers.ts'
import type { Handlers } from '../http/Handler.ts'
import { dollarsAnswer } from '../local/dollarsAnswer.ts'
import { localAnswer } from '../local/localAnswer.ts'
import { openingHandlers } from '../openings/openingHandlers.ts'
import { applicationHandlers } from '../people/applicationHandlers.ts'
import { servicingHandlers } from '../servicing/servicingHandlers.ts'
import { sessionHandlers } from '../session/sessionHandlers.ts'
import { tapeHandlers } from '../tapes/tapeHandlers.ts'
import { exitQuoteAnswer } from './exitQuoteAnswer.ts'
import { notServed } from './notServed.ts'
import { poolAnswer, summaryOf } from './poolAnswer.ts'
import { statusAnswer } from './statusAnswer.ts'
import { walletAnswer } from './walletAnswer.ts'

/** A handler for every route of the table. */
export const handlers: Handlers = {
  status: statusAnswer,
  deployment: async ({ deployment }) => deployment,
  transaction: (services, { params }) => transactionAnswer(services, params.hash),
  reconciliation: notServed,
  pools: async (services, { block }) => {
    const { pools } = await services.client.pools.read(block.number)
    const all = await Promise.all(pools.map((pool) => poolAnswer(services, pool, block)))
    return all.map(summaryOf)
  },
  pool: (services, { params, block }) => poolAnswer(services, getAddress(params.pool), block),
  navHistory: notServed,
  navBridge: notServed,
  cashFlows: notServed,
  collections: notServed,
  holders: notServed,
  documents: notServed,
  tapeFigures: notServed,
  recomputation: notServed,
  wallet: (services, { params, block }) => walletAnswer(services, params.wallet, block),
  worth: notServed,
  activity: notServed,
  exitQuote: (services, { params, query, block }) =>
    exitQuoteAnswer(
      services,
      {
        share: getAddress(params.share),
        amount: BigInt(query.amount),
        holder: query.holder === undefined ? undefined : getAddress(query.holder),
      },
      block,
    ),
  ...tapeHandlers,
  ...openingHandlers,
  ...servicingHandlers,
  ...applicationHandlers,
  ...documentHandlers,
  ...sessionHandlers,
  agents: notServed,
  decisions: notServed,
  setAgent: notServed,
  feeds: notServed,
  feedHistory: notServed,
  desk: notServed,
  local: localAnswer,
  advance: notServed,
  dollars: dollarsAnswer,
}
