import Fastify from 'fastify'
import type { Registry } from 'prom-client'
import { health, type Readiness } from './health.ts'

/** A server of health and figures alone. */
export async function healthServer(options: {
  readonly port: number
  readonly host: string
  readonly registry: Registry
  readonly readiness: Readiness
}): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = Fastify({ forceCloseConnections: true })
  health(app, options.registry, options.readiness)
  const url = await app.listen({ port: options.port, host: options.host })
  return { url, close: () => app.close() }
}
