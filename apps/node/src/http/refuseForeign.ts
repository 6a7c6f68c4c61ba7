import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Services } from '../Services.ts'
import { HttpProblem } from './problem.ts'

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that a page of another site made a browser send. The cookie is SameSite=Strict already; this holds
 * also for browsers that do not know it, and for questions without a session. Programs send no Origin and pass.
 */
export function refuseForeign(app: FastifyInstance, services: Services): void {
  app.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method) || isOwn(request, services)) return
    throw new HttpProblem(403, {
      code: 'request.origin',
      message: `A page of ${request.headers.origin ?? 'another site'} may not change anything here`,
      expected: `a page of ${services.publicHost ?? request.host}`,
      remedy:
        'open the console at its own address; behind a proxy set SPECIE_PUBLIC_HOST to what people type',
    })
  })
}

function isOwn({ headers, host }: FastifyRequest, { publicHost, local }: Services): boolean {
  const { origin } = headers
  if (origin === undefined) return headers['sec-fetch-site'] !== 'cross-site'
  const from = URL.canParse(origin) ? new URL(origin).host : undefined
  const here = publicHost ?? host
  return from === here || (local && isLoopback(from) && isLoopback(here))
}

/** A page under development is served by another port of the same machine. */
export function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host)
}
