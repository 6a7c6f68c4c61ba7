import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a faulty node does with a request. */
export type Fault =
  | { readonly kind: 'pass' }
  /** Closes the connection without an answer; the node behind never sees the request. */
  | { readonly kind: 'drop' }
  /** Hands the request to the node and loses the answer: the transaction was sent and nobody knows. */
  | { readonly kind: 'loseAnswer' }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'error'; readonly code: number; readonly message: string }

/** A proxy in front of a node that fails as it is told. */
export interface FaultyNode {
  readonly rpcUrl: string
  /** Decides over each request; every request passes until this is called. */
  failWhen(rule: (request: { readonly method: string; readonly count: number }) => Fault): void
  stop(): Promise<void>
}

/** Starts a proxy on a free loopback port that forwards JSON-RPC to `target`. */
export async function startFaultyNode(target: string): Promise<FaultyNode> {
  let rule: (request: { method: string; count: number }) => Fault = () => ({ kind: 'pass' })
  let count = 0
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const message = JSON.parse(body) as { id: number; method: string }
    count += 1
    const fault = rule({ method: message.method, count })
    if (fault.kind === 'drop') return void request.socket.destroy()
    if (fault.kind === 'status') return void response.writeHead(fault.status).end()
    if (fault.kind === 'error') {
      const { code, message: text } = fault
      response.writeHead(200, { 'content-type': 'application/json' })
      return void response.end(
        JSON.stringify({ jsonrpc: '2.0', id: message.id, error: { code, message: text } }),
      )
    }
    const answer = await fetch(target, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    const text = await answer.text()
    if (fault.kind === 'loseAnswer') return void request.socket.destroy()
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
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

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
