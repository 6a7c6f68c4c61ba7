import { setTimeout as sleep } from 'node:timers/promises'
import { type Persona, persona } from '@specie/protocol'
import { createTestDatabase, deploySystem, startTestChain, type TestSystem } from '@specie/testing'
import { pino } from 'pino'
import { createSiweMessage } from 'viem/siwe'
import { type NodeOptions, type RunningNode, startNode } from '../src/index.ts'

/** An answer as it came. */
export interface Answered {
  readonly status: number
  readonly body: never
  readonly headers: Headers
}

/** Somebody who asks a server, with the cookie of a session. */
export interface Asker {
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>
  readonly cookie: string
}

/** A chain, a database and servers on them. */
export interface Scene {
  readonly system: TestSystem
  readonly database: Awaited<ReturnType<typeof createTestDatabase>>
  start(options?: Partial<NodeOptions>): Promise<RunningNode>
  stop(): Promise<void>
}

/** Starts chain, contracts and database; servers are the test's to start, and end with the scene. */
export async function startScene(date = '2026-01-02'): Promise<Scene> {
  const ends: (() => Promise<unknown>)[] = []
  const chain = await startTestChain({ timestamp: Date.parse(date) / 1000 })
  ends.push(() => chain.stop())
  const system = await deploySystem(chain)
  const database = await createTestDatabase()
  ends.push(() => database.drop())
  return {
    system,
    database,
    async start(options = {}) {
      const node = await startNode({
        parts: ['indexer', 'api'],
        databaseUrl: database.url,
        rpcUrl: chain.rpcUrl,
        deployment: system.deployment,
        log: pino({ level: 'silent' }),
        ...options,
      })
      ends.push(() => node.close())
      return node
    },
    async stop() {
      for (const end of ends.toReversed()) await end()
    },
  }
}

/** Asks a server without a session. */
export function stranger(url: string): Asker {
  return askerWith(url, '')
}

/** Signs a persona in. */
export async function signedIn(url: string, name: Persona): Promise<Asker> {
  const { nonce } = (await stranger(url).ask('GET', '/session/nonce')).body as { nonce: string }
  const account = persona(name)
  const message = createSiweMessage({
    address: account.address,
    chainId: 31_337,
    domain: new URL(url).host,
    nonce,
    uri: url,
    version: '1',
  })
  const signature = await account.signMessage({ message })
  const { status, headers } = await stranger(url).ask('POST', '/session', { message, signature })
  if (status !== 200) throw new Error(`${name} could not sign in: ${status}`)
  return askerWith(url, headers.get('set-cookie')!.split(';')[0]!)
}

function askerWith(url: string, cookie: string): Asker {
  return {
    cookie,
    async ask(method, path, body, more = {}) {
      const file = body instanceof Uint8Array || body instanceof ReadableStream
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...(cookie !== '' && { cookie }),
          ...(body !== undefined && {
            'content-type': file ? 'application/octet-stream' : 'application/json',
          }),
          ...more,
        },
        ...(body !== undefined && { body: (file ? body : JSON.stringify(body)) as never, duplex: 'half' }),
      })
      const json = response.headers.get('content-type')?.includes('json') === true
      const text = await response.text()
      return {
        status: response.status,
        headers: response.headers,
        body: (json ? JSON.parse(text) : text) as never,
      }
    },
  }
}

/** Asks again until an answer is as wished, or gives up after two minutes or more with the last one. */
export async function until<T>(ask: () => Promise<T>, wished: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask()
    if (wished(answer) || tries >= 2_400) return answer
    await sleep(50)
  }
}
