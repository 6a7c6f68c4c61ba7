import { problem, type Route } from '@specie/api'
import type { z } from 'zod'
import { ApiProblem } from './problem.ts'

type Schema = z.ZodType

/** Any route of the table. */
export type AnyRoute = Route<Schema, Schema, Schema, Schema>

/** What a route answers. */
export type AnswerOf<R extends { readonly answer: Schema }> = z.output<R['answer']>

type Needed<Name extends string, S extends Schema> =
  unknown extends z.input<S> ? { readonly [name in Name]?: unknown } : { readonly [name in Name]: z.input<S> }

/** What is asked of a route: parameters of its path, its query, its body (an object goes as JSON, a file as it is). */
export type QuestionOf<Params extends Schema, Query extends Schema, Body extends Schema> = Needed<
  'params',
  Params
> & {
  readonly query?: z.input<Query> | undefined
} & Needed<'body', Body> & { readonly signal?: AbortSignal | undefined }

/** A question without its types. */
export interface Question {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** What a client needs of its surroundings. */
export interface ClientOptions {
  /** Ahead of every path; `/api/v1` of the same origin when left out. */
  readonly base?: string
  readonly fetch?: typeof fetch
}

/** Asks the server by the route table; own writes are read back by a floor under the block that answers speak of. */
export interface ApiClient {
  ask<Params extends Schema, Query extends Schema, Body extends Schema, Answer extends Schema>(
    route: Route<Params, Query, Body, Answer>,
    question?: QuestionOf<Params, Query, Body>,
  ): Promise<z.output<Answer>>
  /** Address of a route's answer, for instance as a download. */
  urlOf(route: Pick<AnyRoute, 'path'>, question?: Question): string
  /** From now on, dated answers speak of this block or a later one. */
  raiseFloor(block: number): void
}

/** How long after an own transaction answers are asked to contain it. */
const FLOOR_LASTS_MS = 60_000

/** Builds a client. Failures come as ApiProblem: of the server, of the network, or of an answer that is not to the contract. */
export function createApiClient(options: ClientOptions = {}): ApiClient {
  const base = options.base ?? '/api/v1'
  const send = options.fetch ?? ((input, init) => fetch(input, init))
  let floor = { block: 0, until: 0 }
  const client = {
    async ask(route: AnyRoute, question: Question = {}) {
      const floored = Date.now() < floor.until && takesFloor(route)
      const query = floored ? { minBlock: floor.block, ...(question.query as object) } : question.query
      const response = await reach(send, client.urlOf(route, { ...question, query }), {
        method: route.method,
        credentials: 'same-origin',
        ...bodyOf(question.body),
        ...(question.signal && { signal: question.signal }),
      })
      const content = await contentOf(response)
      if (!response.ok) throw refusal(response, content)
      return answerOf(route, content)
    },
    urlOf(route: Pick<AnyRoute, 'path'>, question: Question = {}) {
      const params = (question.params ?? {}) as Readonly<Record<string, string>>
      const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
      const search = new URLSearchParams()
      for (const [name, value] of Object.entries(question.query ?? {})) {
        if (value !== undefined) search.set(name, String(value))
      }
      return `${base}${path}${search.size > 0 ? `?${search}` : ''}`
    },
    raiseFloor(block: number) {
      floor = { block: Math.max(block, floor.block), until: Date.now() + FLOOR_LASTS_MS }
    },
  }
  return client as ApiClient
}

function takesFloor(route: AnyRoute): boolean {
  const shape = (route.query as { readonly shape?: object } | undefined)?.shape
  return shape !== undefined && 'minBlock' in shape
}

function bodyOf(body: unknown): RequestInit {
  if (body === undefined) return {}
  if (body instanceof Blob || body instanceof ArrayBuffer || body instanceof Uint8Array) {
    return { body: body as BodyInit, headers: { 'content-type': 'application/octet-stream' } }
  }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

async function reach(send: typeof fetch, url: string, init: RequestInit): Promise<Response> {
  try {
    return await send(url, init)
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause
    throw new ApiProblem({
      status: 0,
      code: 'network',
      detail: 'The server does not answer',
      remedy: 'check the connection; on this machine, start it with `npm start`',
    })
  }
}

async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusal(response: Response, content: unknown): ApiProblem {
  const parsed = problem.safeParse(content)
  if (parsed.success) return new ApiProblem(parsed.data)
  return new ApiProblem({
    status: response.status,
    code: 'server',
    detail:
      response.status >= 500
        ? 'The server has a fault of its own'
        : `The server refused (${response.status})`,
    remedy: 'try again in a moment',
    requestId: response.headers.get('x-request-id') ?? undefined,
  })
}

function answerOf(route: AnyRoute, content: unknown): unknown {
  const parsed = route.answer.safeParse(content)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new ApiProblem({
    status: 200,
    code: 'answer',
    detail: `The server's answer to ${route.method} ${route.path} is not what this page knows: ${issue?.path.join('.')} ${issue?.message}`,
    remedy: 'reload the page: server and console may be of different versions',
  })
}
