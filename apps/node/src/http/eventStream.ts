import type { FastifyInstance } from 'fastify'
import { blockReference } from '../answers/blockReference.ts'
import type { PlacedEvent } from '../events/EventBoard.ts'
import type { Services } from '../Services.ts'
import { streamsOf } from './streamsOf.ts'

/** Events that a page which comes back is told at most; beyond them it asks for everything anew anyway. */
const REPLAYED = 1_000

/**
 * `GET /api/v1/events`: server-sent events. Those with an id can be replayed with `Last-Event-ID`; the newest block is
 * told at once to everybody who comes.
 */
export function eventStream(app: FastifyInstance, services: Services): void {
  const { events, index } = services
  const openStream = streamsOf(app)
  app.get('/api/v1/events', async (request, reply) => {
    const write = openStream(request, reply)
    const tell = ({ id, event }: PlacedEvent) => {
      // who asked whom for quotes is told only to them, by /blocks/events
      if (event.type === 'blockTrade') return
      write(`id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`)
    }
    const tellBlock = (head: NonNullable<ReturnType<typeof index.head>>, reorganised: boolean) =>
      write(
        `event: block\ndata: ${JSON.stringify({ type: 'block', block: blockReference(head.block), reorganised })}\n\n`,
      )
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
    request.raw.once('close', () => {
      for (const end of leave) end()
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
