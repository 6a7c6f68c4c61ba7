import { type Route, type RouteName, routes } from '@specie/api'
import type { BlockReference } from '@specie/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { getAddress } from 'viem'
import { z } from 'zod'
import { cashTokenOf } from '../answers/cashTokenOf.ts'
import type { IndexHead } from '../chain/ChainIndex.ts'
import type { Services } from '../Services.ts'
import { nobody } from '../session/sessions.ts'
import { type AnswerCache, createAnswerCache } from './AnswerCache.ts'
import { requireAccess } from './access.ts'
import { callerOf } from './callerOf.ts'
import { csvText } from './csvText.ts'
import { datedText } from './datedText.ts'
import type { Handler, Handlers, Question } from './Handler.ts'
import { isDated } from './isDated.ts'
import { limitOf } from './limits.ts'
import { HttpProblem } from './problem.ts'

/** Milliseconds that a question with `minBlock` waits for its block. */
const PATIENCE_MS = 8_000

/** Answers that rest on more than the chain: kept documents and reports. They are made anew after this time. */
const BESIDE_CHAIN_MS = 1_000
const besideChain: ReadonlySet<RouteName> = new Set([
  'documents',
  'tapeFigures',
  'recomputation',
  'risk',
  'cashFlows',
  'navBridge',
  'nextSteps',
  'openingTerms',
])

/** Serves every route of the table. */
export function registerRoutes(app: FastifyInstance, services: Services, handlers: Handlers): void {
  const cache = createAnswerCache()
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    const handler = handlers[name] as Handler<RouteName>
    app.route({
      method: route.method,
      url: `/api/v1${route.path}`,
      schema: {
        ...(route.params !== undefined && { params: route.params }),
        querystring: withFormat(route),
        // An uploaded file is a stream; only what a schema describes is read into memory.
        ...(route.body !== undefined && { body: route.body }),
      },
      config: { rateLimit: limitOf(name, route, services), routeName: name },
      handler: (request, reply) => serve({ name, route, handler, services, cache }, request, reply),
    })
  }
}

interface Serving {
  readonly name: RouteName
  readonly route: Route
  readonly handler: Handler<RouteName>
  readonly services: Services
  readonly cache: AnswerCache
}

async function serve(serving: Serving, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { name, route, handler, services } = serving
  // A dated answer is the same for everybody who may ask: for what anybody may ask no session is looked up.
  const dated = isDated(route)
  const caller = dated && route.access === 'anybody' ? nobody : await callerOf(services, request)
  await requireAccess(services, name, route, caller)
  if (dated) return serveDated(serving, request, reply, caller)
  const answer = await handler(services, question(request, reply, caller, services.index.head()?.block))
  if (reply.sent) return reply
  reply.header('cache-control', 'no-store')
  if (wantsCsv(request)) return sendCsv(reply, name, answer)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
}

async function serveDated(
  { name, handler, services, cache }: Serving,
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Question<RouteName>['caller'],
): Promise<FastifyReply> {
  const { minBlock, format: _, ...query } = request.query as Record<string, unknown>
  if (typeof minBlock === 'number') await services.index.waitFor(BigInt(minBlock), PATIENCE_MS)
  const head = requireHead(services)
  const etag = `"${head.block.hash.slice(2, 34)}-${head.finalized !== undefined && head.finalized >= head.block.number ? 'f' : 'l'}"`
  const beside = besideChain.has(name)
  reply.header('cache-control', 'no-cache')
  if (!beside) {
    reply.header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  }
  const key = JSON.stringify([name, request.params, query])
  const make = async () =>
    JSON.stringify(await handler(services, question(request, reply, caller, head.block)))
  const data = await cache.get(head.block, key, beside ? BESIDE_CHAIN_MS : Number.POSITIVE_INFINITY, make)
  if (wantsCsv(request)) return sendCsv(reply, name, JSON.parse(data), await currencyOf(services, request))
  return reply
    .type('application/json; charset=utf-8')
    .send(datedText(head, services.index.lagSeconds(), data))
}

function requireHead({ index }: Services): IndexHead {
  const head = index.head()
  if (head !== undefined) return head
  throw new HttpProblem(503, {
    code: 'index.empty',
    message: 'No block has been indexed yet',
    remedy: 'wait a moment; /readyz says when the index has caught up with the chain',
  })
}

function question(
  request: FastifyRequest,
  reply: FastifyReply,
  caller: Question<RouteName>['caller'],
  block: BlockReference | undefined,
): Question<RouteName> {
  const { params, query, body } = request
  return { params, query, body, caller, block, request, reply } as Question<RouteName>
}

const format = z.enum(['json', 'csv']).optional()

function withFormat({ method, query }: Route): z.ZodType {
  if (query === undefined) return method === 'GET' ? z.object({ format }) : z.object({})
  return query instanceof z.ZodObject && method === 'GET' ? query.extend({ format }) : query
}

function wantsCsv(request: FastifyRequest): boolean {
  return (request.query as { readonly format?: string }).format === 'csv'
}

/** Of a pool's figures the question names the currency; the rows do not. */
async function currencyOf(services: Services, request: FastifyRequest) {
  const { pool } = request.params as { readonly pool?: string }
  const token = pool === undefined ? undefined : await cashTokenOf(services, getAddress(pool))
  return token === undefined ? {} : { currency: token.symbol, decimals: token.decimals }
}

/** The list of an answer, or its rows, as a file. */
function sendCsv(
  reply: FastifyReply,
  name: string,
  answer: unknown,
  beside: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  const rows = Array.isArray(answer)
    ? answer
    : ((answer as { readonly rows?: unknown[] } | null)?.rows ?? [answer])
  return reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="specie-${name}.csv"`)
    .send(csvText(rows, beside))
}
