import { problem, type Route, type RouteName, routes } from '@specie/api'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Services } from '../Services.ts'

const ACCESS: Readonly<Record<Route['access'], string>> = {
  anybody: 'Anybody may ask.',
  signedIn: 'Needs a session.',
  operator: 'Needs a session of governance or an operator.',
  kycIssuer: 'Needs a session of a trusted KYC issuer.',
  local: 'Only on a local chain.',
}

/** Routes that give files or streams and are not in the table. */
const FILES: Readonly<Record<string, { readonly summary: string; readonly type: string }>> = {
  '/tapes/{id}/errors.csv': { summary: 'Every error of an upload', type: 'text/csv' },
  '/tapes/{id}/rejected.csv': {
    summary: 'The rows of an upload that have errors, to be mended',
    type: 'text/csv',
  },
  '/files/{hash}': { summary: 'A kept document', type: 'application/octet-stream' },
  '/wallets/{wallet}/statement': {
    summary: 'Statement of a holder: from, to, format=pdf|csv|json',
    type: 'application/pdf',
  },
  '/events': {
    summary: 'Blocks, decisions, uploads and applications as they come; Last-Event-ID replays',
    type: 'text/event-stream',
  },
}

/** `GET /api/v1/openapi.json`: the whole interface, out of the table that the server itself checks with. */
export function openApi(app: FastifyInstance, { version }: Services): void {
  const text = JSON.stringify(documentOf(version))
  app.get('/api/v1/openapi.json', async (_request, reply) => reply.type('application/json').send(text))
}

function documentOf(version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries(routes) as [RouteName, Route][]) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(name, route) }
  }
  for (const [path, { summary, type }] of Object.entries(FILES)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
    paths[path] = {
      get: {
        summary,
        tags: ['files'],
        parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
        responses: { 200: { description: summary, content: { [type]: {} } } },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Specie',
      version,
      description:
        'Pools of loans, their prices and their holders. Amounts are integers in the token’s smallest unit as text; every answer about the chain names its block and how far that is behind.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'specie_session' } },
      schemas: { Problem: schemaOf(problem) },
    },
  }
}

function operationOf(name: RouteName, route: Route) {
  const { summary, tag, access, params, query, body, answer } = route
  const upload = name === 'uploadTape' || name === 'uploadDocument'
  return {
    operationId: name,
    summary,
    description: ACCESS[access],
    tags: [tag],
    ...(access !== 'anybody' && access !== 'local' && { security: [{ session: [] }] }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body !== undefined && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    ...(upload && {
      requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
    }),
    responses: {
      200: { description: summary, content: { 'application/json': { schema: schemaOf(answer) } } },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query') {
  if (!(schema instanceof z.ZodObject)) return []
  const { properties = {}, required = [] } = schemaOf(schema) as {
    readonly properties?: Readonly<Record<string, object>>
    readonly required?: readonly string[]
  }
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: shape,
  }))
}

/** The form on the wire, before anything is made of it. */
function schemaOf(schema: z.ZodType): unknown {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}
