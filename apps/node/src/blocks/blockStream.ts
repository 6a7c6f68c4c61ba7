import type { BlockNews } from '@specie/api'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Address } from 'viem'
import type { PlacedEvent } from '../events/EventBoard.ts'
import { callerOf } from '../http/callerOf.ts'
import { HttpProblem } from '../http/problem.ts'
import type { Services } from '../Services.ts'
import { findRequest } from './BlockRows.ts'
import { blockAnswer } from './blockAnswer.ts'
import { standingOf } from './maySee.ts'

/** Milliseconds between two signs of life, so that proxies keep the connection. */
const HEARTBEAT_MS = 15_000
/** Bytes that may wait for a slow listener before it is let go. */
const BACKLOG = 1024 * 1024
/** News that who comes back with its last id is told at most. */
const REPLAYED = 200

/**
 * `GET /api/v1/blocks/events`: what happens to the requests that the caller may see, each with what it may see of
 * it: makers hear of requests, the requester of every quote, a maker only of its own.
 */
export function blockStream(app: FastifyInstance, services: Services): void {
  const open = new Set<FastifyReply>()
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end()
  })
  app.get('/api/v1/blocks/events', async (request, reply) => {
    const wallet = (await callerOf(services, request)).address
    if (wallet === undefined) {
      throw new HttpProblem(401, {
        code: 'access.signedOut',
        message: 'Nobody is signed in',
        remedy: 'sign in',
      })
    }
    const { raw } = reply.hijack()
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    open.add(reply)
    const write = (text: string) => {
      if (raw.writableLength > BACKLOG) raw.destroy()
      else raw.write(text)
    }
    write('retry: 1000\n\n')
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
    const leave = services.events.subscribe(tell)
    const heart = setInterval(() => write(': \n\n'), HEARTBEAT_MS)
    request.raw.once('close', () => {
      clearInterval(heart)
      leave()
      open.delete(reply)
    })
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
