import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routes } from '@specie/api'
import { expect, onTestFinished, test } from 'vitest'
import { createApiClient } from './client.ts'
import { ApiProblem } from './problem.ts'

const POOL = '0x8023f02DfddC1186e5EdC45b80A54528F1B2D0fd'

/** A server of its own on a free port; `seen` are the requests it got. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: { readonly method: string; readonly url: string; readonly type: string; body: string }[] = []
  const server = createServer((request, response) => {
    const type = request.headers['content-type'] ?? ''
    const entry = { method: request.method ?? '', url: request.url ?? '', type, body: '' }
    seen.push(entry)
    request.on('data', (chunk: Buffer) => {
      entry.body += chunk.toString('utf8')
    })
    request.on('end', () => answer(request, response))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => new Promise<void>((closed) => void server.close(() => closed())))
  const { port } = server.address() as AddressInfo
  return { client: createApiClient({ base: `http://127.0.0.1:${port}/api/v1` }), seen }
}

const json = (response: ServerResponse, status: number, content: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(content))
}

const failureOf = (work: Promise<unknown>): Promise<ApiProblem> =>
  work.then(
    () => expect.unreachable('was answered'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiProblem)
      return error as ApiProblem
    },
  )

test('a question goes to the path of its route, with its parameters escaped and its query', async () => {
  const { client, seen } = await serve((_, response) => json(response, 404, {}))
  await failureOf(client.ask(routes.loans, { params: { pool: 'a/b' }, query: { limit: 5, search: 'a&b' } }))
  expect(seen[0]?.url).toBe('/api/v1/pools/a%2Fb/loans?limit=5&search=a%26b')
})

test('what is left out of a query does not go into the address', () => {
  const address = createApiClient().urlOf(routes.nextSteps, {
    params: { pool: POOL },
    query: { as: undefined },
  })
  expect(address).toBe(`/api/v1/pools/${POOL}/next-steps`)
})

test('an object goes as JSON, a file as it is', async () => {
  const { client, seen } = await serve((_, response) => json(response, 401, {}))
  await failureOf(client.ask(routes.apply, { body: { name: 'Ada', country: 'GB', class: 'retail' } }))
  await failureOf(client.ask(routes.uploadTape, { query: { name: 'a.csv' }, body: new Blob(['id\n1\n']) }))
  expect(seen[0]).toMatchObject({ method: 'POST', type: 'application/json' })
  expect(JSON.parse(seen[0]!.body)).toEqual({ name: 'Ada', country: 'GB', class: 'retail' })
  expect(seen[1]).toMatchObject({ type: 'application/octet-stream', body: 'id\n1\n' })
})

test('after an own transaction dated answers are asked to contain it, and other routes are not', async () => {
  const { client, seen } = await serve((_, response) => json(response, 404, {}))
  client.raiseFloor(77)
  client.raiseFloor(12)
  await failureOf(client.ask(routes.pool, { params: { pool: POOL } }))
  await failureOf(client.ask(routes.session))
  expect(seen.map(({ url }) => url)).toEqual([`/api/v1/pools/${POOL}?minBlock=77`, '/api/v1/session'])
})

test('a refusal keeps what was found, what was expected, and the remedy', async () => {
  const { client } = await serve((_, response) =>
    json(response, 403, {
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      code: 'access.role',
      detail: 'Only the servicer may report',
      remedy: 'sign in as the servicer',
      requestId: 'r1',
    }),
  )
  const failure = await failureOf(client.ask(routes.session))
  expect(failure).toMatchObject({ status: 403, code: 'access.role', remedy: 'sign in as the servicer' })
})

test('a page that is no problem document becomes a sentence, not markup', async () => {
  const { client } = await serve((_, response) => {
    response.writeHead(502, { 'x-request-id': 'r1' })
    response.end('<html>Bad Gateway</html>')
  })
  expect(await failureOf(client.ask(routes.session))).toMatchObject({
    status: 502,
    code: 'server',
    requestId: 'r1',
    message: 'The server has a fault of its own',
  })
})

test('an answer that is not to the contract is refused and names the place', async () => {
  const { client } = await serve((_, response) => json(response, 200, { local: 'perhaps' }))
  const failure = await failureOf(client.ask(routes.status))
  expect(failure.code).toBe('answer')
  expect(failure.detail).toContain('GET /status')
})

test('a server that does not answer is told apart from one that refuses; an aborted question is neither', async () => {
  const nobody = createApiClient({ base: 'http://127.0.0.1:1' })
  expect(await failureOf(nobody.ask(routes.session))).toMatchObject({ status: 0, code: 'network' })
  const abort = AbortSignal.abort()
  await expect(nobody.ask(routes.session, { signal: abort })).rejects.toMatchObject({ name: 'AbortError' })
})
