import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a faulty node does with a request. */
export type Fault =
  | { readonly kind: 'pass' }
  /** Closes the connection without an answer; the node behind never sees the request. */
  | { readonly kind: 'drop' }
  /** Hands the request to the node and loses the answer: the transaction was sent and nobody knows. */
  | { readonly kind: 'loseAnswer' }
  /** Takes the request and never answers, until the one who asked gives up. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }
  /** Answers with something else than the node behind said. */
  | { readonly kind: 'lie'; readonly change: (result: never) => unknown }

/** One call of the JSON-RPC, alone or out of a list. */
export interface FaultyRequest {
  readonly method: string
  readonly params: readonly unknown[]
  /** How many calls there were since the rule was set, this one included. */
  readonly count: number
}

/** A proxy in front of a node that fails and lies as it is told. */
export interface FaultyNode {
  readonly rpcUrl: string
  /** Decides over each call; every call passes until this is called. In a list, a fault of the connection hits all. */
  failWhen(rule: (request: FaultyRequest) => Fault): void
  stop(): Promise<void>
}

interface Message {
  readonly id: number
  readonly method: string
  readonly params?: readonly unknown[]
}

/** Starts a proxy on a free loopback port that forwards JSON-RPC to `target`. */
export async function startFaultyNode(target: string): Promise<FaultyNode> {
  let rule: (request: FaultyRequest) => Fault = () => ({ kind: 'pass' })
  let count = 0
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const parsed = JSON.parse(body) as Message | Message[]
    const faults = new Map<number, Fault>()
    for (const { id, method, params = [] } of [parsed].flat()) {
      count += 1
      faults.set(id, rule({ method, params, count }))
    }
    const whole = [...faults.values()].find(({ kind }) => WHOLE.has(kind))
    await answer({ target, body, request, response, faults, whole: whole ?? { kind: 'pass' } })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    rpcUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failWhen: (next) => {
      count = 0
      rule = next
    },
    stop: () => closeServer(server),
  }
}

/** Faults of the connection: they hit every call of the request. */
const WHOLE: ReadonlySet<Fault['kind']> = new Set(['drop', 'loseAnswer', 'silence', 'status'])

interface Exchange {
  readonly target: string
  readonly body: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly faults: ReadonlyMap<number, Fault>
  readonly whole: Fault
}

async function answer({ target, body, request, response, faults, whole }: Exchange): Promise<void> {
  if (whole.kind === 'silence') return
  if (whole.kind === 'drop') return void request.socket.destroy()
  if (whole.kind === 'status') return void response.writeHead(whole.status).end()
  const headers = { 'content-type': 'application/json' }
  const text = await fetch(target, { method: 'POST', body, headers }).then(
    (answered) => answered.text(),
    () => undefined,
  )
  // The node behind is gone, or its answer is to be lost.
  if (text === undefined || whole.kind === 'loseAnswer') return void request.socket.destroy()
  response.writeHead(200, headers).end(changed(text, faults))
}

function changed(text: string, faults: ReadonlyMap<number, Fault>): string {
  if ([...faults.values()].every(({ kind }) => kind === 'pass')) return text
  const parsed = JSON.parse(text) as { id: number } | { id: number }[]
  const list = [parsed].flat().map((answered) => {
    const fault = faults.get(answered.id)
    if (fault?.kind === 'error') {
      const { code, message } = fault
      return { jsonrpc: '2.0', id: answered.id, error: { code, message } }
    }
    if (fault?.kind !== 'lie' || !('result' in answered)) return answered
    return { ...answered, result: fault.change(answered.result as never) }
  })
  return JSON.stringify(Array.isArray(parsed) ? list : list[0])
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
