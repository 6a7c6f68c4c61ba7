import { SpecieError } from '@specie/units'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../Services.ts'
import { limited } from './limits.ts'
import { HttpProblem } from './problem.ts'

/** What a page needs of a node: reading, simulating, and sending what a wallet has signed. */
export const RPC_METHODS: ReadonlySet<string> = new Set([
  'eth_blockNumber',
  'eth_call',
  'eth_chainId',
  'eth_estimateGas',
  'eth_feeHistory',
  'eth_gasPrice',
  'eth_getBalance',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getStorageAt',
  'eth_getTransactionByHash',
  'eth_getTransactionCount',
  'eth_getTransactionReceipt',
  'eth_maxPriorityFeePerGas',
  'eth_sendRawTransaction',
  'eth_simulateV1',
  'net_version',
  'web3_clientVersion',
])

/** Questions in one request, bytes of a request and of its answer, milliseconds until the node is given up. */
export const RPC_LIMITS = {
  batch: 100,
  request: 2 * 1024 * 1024,
  answer: 32 * 1024 * 1024,
  wait: 30_000,
} as const

interface RpcQuestion {
  readonly jsonrpc?: unknown
  readonly id?: unknown
  readonly method?: unknown
}

/** `POST /rpc`: the chain's node for pages of the same origin, without its address or its key in the page. */
export function rpcProxy(app: FastifyInstance, { rpcUrl, limits, log }: Services): void {
  app.post(
    '/rpc',
    {
      bodyLimit: RPC_LIMITS.request,
      config: { rateLimit: limited(limits.reads, 'rpc') },
    },
    async (request, reply) => {
      const body = request.body as RpcQuestion | readonly RpcQuestion[]
      const questions = Array.isArray(body) ? (body as readonly RpcQuestion[]) : [body as RpcQuestion]
      if (questions.length === 0 || questions.length > RPC_LIMITS.batch) throw tooMany(questions.length)
      const refused = questions.find((one) => typeof one?.method !== 'string' || !RPC_METHODS.has(one.method))
      if (refused !== undefined) return reply.code(200).send(refusal(body, questions, refused))
      try {
        const text = await ask(rpcUrl, JSON.stringify(body))
        return await reply.type('application/json').send(text)
      } catch (cause) {
        if (cause instanceof SpecieError) throw cause
        log.warn({ err: cause }, 'the node does not answer')
        throw new HttpProblem(502, {
          code: 'chain.unreachable',
          message: 'The chain’s node does not answer',
          remedy: 'try again; /readyz says when it is back',
          cause,
        })
      }
    },
  )
}

async function ask(rpcUrl: string, body: string): Promise<string> {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(RPC_LIMITS.wait),
  })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > RPC_LIMITS.answer) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** In JSON-RPC's own form, so that a wallet's library shows it. */
function refusal(body: unknown, questions: readonly RpcQuestion[], refused: RpcQuestion) {
  const answers = questions.map((one) => ({
    jsonrpc: '2.0',
    id: one?.id ?? null,
    error: {
      code: -32601,
      message:
        one === refused || typeof one?.method !== 'string'
          ? `The method ${String(refused?.method)} is not offered here`
          : `Not asked, because ${String(refused.method)} in the same request is not offered here`,
    },
  }))
  return Array.isArray(body) ? answers : answers[0]
}

function tooMany(found: number): HttpProblem {
  return new HttpProblem(413, {
    code: 'rpc.batch',
    message: `A request holds ${found} questions`,
    expected: `1 to ${RPC_LIMITS.batch}`,
  })
}

function tooLarge(): HttpProblem {
  return new HttpProblem(413, {
    code: 'rpc.answer',
    message: `The node's answer is larger than ${RPC_LIMITS.answer / 1024 / 1024} MiB`,
    remedy: 'ask for fewer blocks at a time',
  })
}
