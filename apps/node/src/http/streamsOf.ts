import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Milliseconds between two signs of life, so that proxies keep the connection. */
const HEARTBEAT_MS = 15_000
/** Bytes that may wait for a slow page before it is let go; it comes back with its last id. */
const BACKLOG = 1024 * 1024

/** Writes to one page that listens. */
export type WriteEvent = (text: string) => void

/** Turns an answer into a stream of server-sent events. */
export type OpenStream = (request: FastifyRequest, reply: FastifyReply) => WriteEvent

/** Streams of one route: kept alive, let go when they lag behind, ended when the server closes. */
export function streamsOf(app: FastifyInstance): OpenStream {
  const open = new Set<FastifyReply>()
  app.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end()
  })
  return (request, reply) => {
    reply.hijack()
    const { raw } = reply
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
    const heart = setInterval(() => write(': \n\n'), HEARTBEAT_MS)
    request.raw.once('close', () => {
      clearInterval(heart)
      open.delete(reply)
    })
    return write
  }
}
