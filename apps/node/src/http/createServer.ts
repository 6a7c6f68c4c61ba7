import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { validatorCompiler } from 'fastify-type-provider-zod'
import type { Registry } from 'prom-client'
import { handlers } from '../answers/handlers.ts'
import { blockStream } from '../blocks/blockStream.ts'
import { documentFiles } from '../documents/documentHandlers.ts'
import type { Services } from '../Services.ts'
import { statementFiles } from '../statement/statementFiles.ts'
import { tapeFiles } from '../tapes/tapeFiles.ts'
import { consoleFiles } from './consoleFiles.ts'
import { eventStream } from './eventStream.ts'
import { health, type Readiness } from './health.ts'
import { countingBy } from './limits.ts'
import { openApi } from './openApi.ts'
import { problemOf } from './problem.ts'
import { refuseForeign } from './refuseForeign.ts'
import { registerRoutes } from './registerRoutes.ts'
import { requestMetrics } from './requestMetrics.ts'
import { rpcProxy } from './rpcProxy.ts'

/** Bytes of a JSON question; files have their own limit. */
const BODY_LIMIT = 4 * 1024 * 1024

/** How a server is set up besides its services. */
export interface ServerOptions {
  /** Folder of the built console; without one only the interface is served. */
  readonly webRoot?: string | undefined
  /** Addresses of proxies in front whose `X-Forwarded-For` is believed. */
  readonly trustProxy?: boolean | string
  readonly registry: Registry
  readonly readiness: Readiness
}

/** The HTTP server with all its routes, not listening yet. */
export async function createServer(services: Services, options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? false,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
  }) as unknown as FastifyInstance
  app.setValidatorCompiler(validatorCompiler)
  answerFailures(app)
  logRequests(app)
  await app.register(helmet, security(services))
  await app.register(cookie)
  await app.register(rateLimit, countingBy(services.counts))
  refuseForeign(app, services)
  acceptFiles(app)
  await app.register(async (scope) => {
    requestMetrics(scope, options.registry, services)
    registerRoutes(scope, services, handlers)
  })
  await app.register(async (scope) => {
    rpcProxy(scope, services)
    eventStream(scope, services)
    blockStream(scope, services)
    documentFiles(scope, services)
    tapeFiles(scope, services)
    statementFiles(scope, services)
    openApi(scope, services)
    health(scope, options.registry, options.readiness)
  })
  await consoleFiles(app, options.webRoot)
  return app
}

/** Failures become problem details with the request's id, which is in the log too. */
function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error, request.id)
    if (problem.status >= 500) request.log.error({ err: error }, problem.detail)
    void reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
}

function logRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, url } = request
    const level = reply.statusCode >= 500 ? 'warn' : 'debug'
    request.log[level](
      { method, url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
}

/** Any body but JSON is a file: its stream goes to the route as it comes. */
function acceptFiles(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
}

function security({ secureCookies }: Services) {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Components place style elements for scrolling areas.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        // Values are recomputed beside the page.
        workerSrc: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: secureCookies ? [] : null,
      },
    },
    strictTransportSecurity: secureCookies,
    crossOriginEmbedderPolicy: false,
  }
}
