import { getAddress } from 'viem'
import { blockHandlers } from '../blocks/blockHandlers.ts'
import { transactionAnswer } from '../chain/transactionAnswer.ts'
import { documentHandlers } from '../documents/documentHandlers.ts'
import type { Handlers } from '../http/Handler.ts'
import { advanceAnswer } from '../local/advanceAnswer.ts'
import { dollarsAnswer } from '../local/dollarsAnswer.ts'
import { localAnswer } from '../local/localAnswer.ts'
import { openingHandlers } from '../openings/openingHandlers.ts'
import { applicationHandlers } from '../people/applicationHandlers.ts'
import { servicingHandlers } from '../servicing/servicingHandlers.ts'
import { sessionHandlers } from '../session/sessionHandlers.ts'
import { tapeHandlers } from '../tapes/tapeHandlers.ts'
import { exitHandlers } from './exit/exitHandlers.ts'
import { agentHandlers } from './operation/agentHandlers.ts'
import { operationHandlers } from './operation/operationHandlers.ts'
import { historyHandlers } from './pool/historyHandlers.ts'
import { poolAnswer, summaryOf } from './pool/poolAnswer.ts'
import { reportHandlers } from './pool/reportHandlers.ts'
import { walletHandlers } from './wallet/walletHandlers.ts'

/** A handler for every route of the table. */
export const handlers: Handlers = {
  deployment: async ({ deployment }) => deployment,
  transaction: (services, { params }) => transactionAnswer(services, params.hash),
  async pools(services, { block }) {
    const { pools } = await services.client.pools.read(block.number)
    const all = await Promise.all(pools.map((pool) => poolAnswer(services, pool, block)))
    return all.map(summaryOf)
  },
  pool: (services, { params, block }) => poolAnswer(services, getAddress(params.pool), block),
  ...historyHandlers,
  ...reportHandlers,
  ...servicingHandlers,
  ...walletHandlers,
  ...applicationHandlers,
  ...tapeHandlers,
  ...openingHandlers,
  ...documentHandlers,
  ...sessionHandlers,
  ...exitHandlers,
  ...blockHandlers,
  ...agentHandlers,
  ...operationHandlers,
  local: localAnswer,
  advance: advanceAnswer,
  dollars: dollarsAnswer,
}
