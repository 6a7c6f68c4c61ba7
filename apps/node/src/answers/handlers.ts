import { getAddress } from 'viem'
import { documentHandlers } from '../documents/documentHandlers.ts'
import type { Handlers } from '../http/Handler.ts'
import { dollarsAnswer } from '../local/dollarsAnswer.ts'
import { localAnswer } from '../local/localAnswer.ts'
import { sessionHandlers } from '../session/sessionHandlers.ts'
import { tapeHandlers } from '../tapes/tapeHandlers.ts'
import { notServed } from './notServed.ts'
import { poolAnswer, summaryOf } from './poolAnswer.ts'
import { statusAnswer } from './statusAnswer.ts'
import { walletAnswer } from './walletAnswer.ts'

/** A handler for every route of the table. */
export const handlers: Handlers = {
  status: statusAnswer,
  deployment: async ({ deployment }) => deployment,
  transaction: notServed,
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
  nextSteps: notServed,
  loans: notServed,
  periodPreview: notServed,
  periodOrder: notServed,
  wallet: (services, { params, block }) => walletAnswer(services, params.wallet, block),
  worth: notServed,
  activity: notServed,
  exitQuote: notServed,
  applications: notServed,
  apply: notServed,
  settleApplication: notServed,
  suggestOpening: notServed,
  previewOpening: notServed,
  opening: notServed,
  ...tapeHandlers,
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
