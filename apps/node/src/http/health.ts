import type { FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'

/** Whether a process can do its work, and if not, why: sentences. */
export type Readiness = () => Promise<readonly string[]>

/** `/livez`: the process runs. `/readyz`: it can do its work. `/metrics`: its figures, for Prometheus. */
export function health(app: FastifyInstance, registry: Registry, readiness: Readiness): void {
  app.get('/livez', async (_request, reply) => reply.type('text/plain').send('alive\n'))
  app.get('/readyz', async (_request, reply) => {
    const missing = await readiness()
    return reply
      .code(missing.length === 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .type('application/json')
      .send(JSON.stringify({ ready: missing.length === 0, missing }))
  })
  app.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
}
