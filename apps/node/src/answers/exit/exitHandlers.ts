import type { RouteName } from '@specie/api'
import { getAddress } from 'viem'
import type { Handlers } from '../../http/Handler.ts'
import { HttpProblem } from '../../http/problem.ts'
import { rangeOf } from '../pool/historyHandlers.ts'
import { marketAnswer } from './marketAnswer.ts'
import { positionResults } from './positionResults.ts'
import { queueAnswer } from './queueAnswer.ts'
import { reserveAnswer } from './reserveAnswer.ts'
import { reserveResult } from './reserveResult.ts'
import { tradesAnswer } from './tradesAnswer.ts'
import { windowsAnswer } from './windowsAnswer.ts'

/** Routes of the exits that this version names and does not serve yet. */
export const UNSERVED = ['exits', 'exitOptions', 'levels', 'makers'] as const satisfies readonly RouteName[]

type Served = 'windows' | 'queue' | 'market' | 'trades' | 'reserve' | 'reserveProvider' | 'marketPositions'

const served: Pick<Handlers, Served> = {
  windows: (services, { params, block }) => windowsAnswer(services, getAddress(params.pool), block),
  queue: (services, { params, block }) => queueAnswer(services, params.wallet, block),
  market: (services, { params, query, block }) =>
    marketAnswer(services, getAddress(params.pool), rangeOf(query), block),
  trades: (services, { params, query, block }) =>
    tradesAnswer(services, getAddress(params.pool), query, block),
  reserve: (services, { query, block }) => reserveAnswer(services, rangeOf(query), block),
  reserveProvider: (services, { params, block }) => reserveResult(services, params.wallet, block),
  marketPositions: (services, { params, block }) => positionResults(services, params.wallet, block),
}

/** Exits, the market, and whether providing is worth it. */
export const exitHandlers = {
  ...served,
  ...Object.fromEntries(UNSERVED.map((name) => [name, async () => refuse(name)])),
} as unknown as Pick<Handlers, Served | (typeof UNSERVED)[number]>

function refuse(name: string): never {
  throw new HttpProblem(501, {
    code: 'route.unserved',
    message: `This server knows the question "${name}" and cannot answer it yet`,
    remedy: 'read the same from the chain with the command line: npx specie exit, market, windows',
  })
}
