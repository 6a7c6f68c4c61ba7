import type { FastifyInstance } from 'fastify'
import { Gauge, Histogram, type Registry } from 'prom-client'
import type { Services } from '../Services.ts'

/** Counts questions by route and status, and says how old the answers are. */
export function requestMetrics(
  app: FastifyInstance,
  registry: Registry,
  { index }: Pick<Services, 'index'>,
): void {
  const registers = [registry]
  const seconds = new Histogram({
    name: 'specie_http_request_seconds',
    help: 'Time to answer',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers,
  })
  new Gauge({
    name: 'specie_http_index_lag_seconds',
    help: 'Seconds since the index last agreed with the chain',
    registers,
    collect() {
      this.set(index.lagSeconds())
    },
  })
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    const labels = { method, route: routeOptions.url ?? 'none', status: String(reply.statusCode) }
    seconds.observe(labels, reply.elapsedTime / 1000)
  })
}
