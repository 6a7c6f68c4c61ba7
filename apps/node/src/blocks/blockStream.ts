import type { BlockNews } from '@specie/api'
import type { FastifyInstance } from 'fastify'
import type { Address } from 'viem'
import type { PlacedEvent } from '../events/EventBoard.ts'
import { callerOf } from '../http/callerOf.ts'
import { HttpProblem } from '../http/problem.ts'
import { streamsOf } from '../http/streamsOf.ts'
import type { Services } from '../Services.ts'
import { findRequest } from './BlockRows.ts'
import { blockAnswer } from './blockAnswer.ts'
import { standingOf } from './maySee.ts'

/** News that who comes back with its last id is told at most. */
const REPLAYED = 200

/**
 * `GET /api/v1/blocks/events`: what happens to the requests that the caller may see, each with what it may see of
 * it: makers hear of requests, the requester of every quote, a maker only of its own.
 */
export function blockStream(app: FastifyInstance, services: Services): void {
  const openStream = streamsOf(app)
  app.get('/api/v1/blocks/events', async (request, reply) => {
    const wallet = (await callerOf(services, request)).address
    if (wallet === undefined) {
      throw new HttpProblem(401, {
        code: 'access.signedOut',
        message: 'Nobody is signed in',
        remedy: 'sign in',
      })
    }
    const write = openStream(request, reply)
    // One after another, so that news come in their order however long an answer takes.
    let telling = Promise.resolve()
    const tell = (placed: PlacedEvent) => {
      telling = telling
        .then(async () => {
          const news = await newsFor(services, wallet, placed)
          if (news !== undefined) write(`id: ${placed.id}\nevent: request\ndata: ${JSON.stringify(news)}\n\n`)
        })
        .catch((error) => services.log.warn({ err: error }, 'news of a block trade could not be told'))
    }
    request.raw.once('close', services.events.subscribe(tell))
    const last = Number(request.headers['last-event-id'])
    if (Number.isSafeInteger(last) && last >= 0) {
      for (const placed of await services.events.since(last, REPLAYED).catch(() => [])) tell(placed)
    }
  })
}

async function newsFor(
  services: Services,
  wallet: Address,
  { event }: PlacedEvent,
): Promise<BlockNews | undefined> {
  if (event.type !== 'blockTrade') return undefined
  const row = await findRequest(services, event.id)
  const standing = row && (await standingOf(services, row, wallet))
  if (row === undefined || standing === undefined) return undefined
  const others = event.maker !== null && event.maker.toLowerCase() !== wallet.toLowerCase()
  if (others && standing !== 'requester') return undefined
  return { what: event.what, request: await blockAnswer(services, row, wallet, standing) }
}
