import { getAddress } from 'viem'
import type { Handlers } from '../../http/Handler.ts'
import { rangeOf } from '../pool/historyHandlers.ts'
import { exitOptionsAnswer, exitsAnswer } from './exitsAnswer.ts'
import { levelChanges } from './levelsAnswer.ts'
import { makersAnswer } from './makersAnswer.ts'
import { marketAnswer } from './marketAnswer.ts'
import { poolShares } from './poolShares.ts'
import { positionResults } from './positionResults.ts'
import { queueAnswer } from './queueAnswer.ts'
import { reserveAnswer } from './reserveAnswer.ts'
import { reserveResult } from './reserveResult.ts'
import { tradesAnswer } from './tradesAnswer.ts'
import { windowsAnswer } from './windowsAnswer.ts'

/** Exits, the market, and whether providing is worth it. */
export const exitHandlers: Pick<
  Handlers,
  | 'exits'
  | 'exitOptions'
  | 'windows'
  | 'queue'
  | 'market'
  | 'trades'
  | 'levels'
  | 'makers'
  | 'reserve'
  | 'reserveProvider'
  | 'marketPositions'
> = {
  exits: (services, { params, block }) => exitsAnswer(services, getAddress(params.pool), block),
  exitOptions: (services, { params, query, block }) =>
    exitOptionsAnswer(services, getAddress(params.share), BigInt(query.amount), block),
  windows: (services, { params, block }) => windowsAnswer(services, getAddress(params.pool), block),
  queue: (services, { params, block }) => queueAnswer(services, params.wallet, block),
  market: (services, { params, query, block }) =>
    marketAnswer(services, getAddress(params.pool), rangeOf(query), block),
  trades: (services, { params, query, block }) =>
    tradesAnswer(services, getAddress(params.pool), query, block),
  async levels(services, { params, block }) {
    const { shares } = await poolShares(services, getAddress(params.pool), block)
    const addresses = shares.map(({ address }) => address)
    return levelChanges(services, addresses, block)
  },
  makers: (services, { params, block }) => makersAnswer(services, getAddress(params.pool), block),
  reserve: (services, { query, block }) => reserveAnswer(services, rangeOf(query), block),
  reserveProvider: (services, { params, block }) => reserveResult(services, params.wallet, block),
  marketPositions: (services, { params, block }) => positionResults(services, params.wallet, block),
}
