import type { FastifyInstance, FastifyReply } from 'fastify'
import { blockReference } from '../answers/blockReference.ts'
import type { PlacedEvent } from '../events/EventBoard.ts'
import type { Services } from '../Services.ts'

/** Events that a page which comes back is told at most; beyond them it asks for everything anew anyway. */
const REPLAYED = 1_000
/** Milliseconds between two signs of life, so that proxies keep the connection. */
const HEARTBEAT_MS = 15_000
/** Bytes that may wait for a slow page before it is let go; it comes back with its last id. */
const BACKLOG = 1024 * 1024

/**
 * `GET /api/v1/events`: server-sent events. Those with an id can be replayed with `Last-Event-ID`; the newest block is
 * told at once to everybody who comes.
 */
export function eventStream(app: FastifyInstance, services: Services): void {
  const { events, index } = services
  const open = new Set<FastifyReply>()
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end()
  })
  app.get('/api/v1/events', async (request, reply) => {
    reply.hijack()
    const raw = reply.raw
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
    const tell = ({ id, event }: PlacedEvent) => {
      // who asked whom for quotes is told only to them, by /blocks/events
      if (event.type === 'blockTrade') return
      write(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    }
    const tellBlock = (head: NonNullable<ReturnType<typeof index.head>>, reorganised: boolean) =>
      write(
        `event: block\ndata: ${JSON.stringify({ type: 'block', block: blockReference(head.block), reorganised })}\n\n`,
      )
    write('retry: 1000\n\n')
    const held: PlacedEvent[] = []
    // What was read from the table may be told by its notification only afterwards.
    const known = new Set<number>()
    let live = false
    const leave = [
      events.subscribe((placed) => {
        if (!live) held.push(placed)
        else if (!known.has(placed.id)) tell(placed)
      }),
      index.subscribe(tellBlock),
    ]
    const heart = setInterval(() => write(': \n\n'), HEARTBEAT_MS)
    request.raw.once('close', () => {
      clearInterval(heart)
      for (const end of leave) end()
      open.delete(reply)
    })
    const head = index.head()
    if (head !== undefined) tellBlock(head, false)
    const last = Number(request.headers['last-event-id'] ?? (request.query as { last?: string }).last)
    const replayed =
      Number.isSafeInteger(last) && last >= 0 ? await events.since(last, REPLAYED).catch(() => []) : []
    for (const placed of replayed) {
      known.add(placed.id)
      tell(placed)
    }
    for (const placed of held) if (!known.has(placed.id)) tell(placed)
    live = true
  })
}
