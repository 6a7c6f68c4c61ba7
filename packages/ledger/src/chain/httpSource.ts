import { setTimeout as sleep } from 'node:timers/promises'
import type { ChainSource, RpcCall } from './ChainSource.ts'
import { failureOf, NodeFailure } from './NodeFailure.ts'

/** How a node is asked. */
export interface HttpSourceOptions {
  /** Milliseconds until an answer counts as lost; 20,000 when left out. */
  readonly timeout?: number
  /** Tries a question gets; 4 when left out. */
  readonly attempts?: number
  /** Milliseconds before the second try, doubled for each further one; 100 when left out. */
  readonly pause?: number
  /** Most calls that travel in one request; 100 when left out. */
  readonly perRequest?: number
  /** Told of each try that failed. */
  readonly onFailure?: (failure: NodeFailure) => void
}

interface Answer {
  readonly id: number
  readonly result?: unknown
  readonly error?: { readonly code?: number; readonly message?: string }
}

/** Asks a node over HTTP, many calls in one request, each request a bounded number of times. */
export function httpSource(url: string, options: HttpSourceOptions = {}): ChainSource {
  const { attempts = 4, pause = 100, perRequest = 100 } = options
  return {
    async ask<Result>(calls: readonly RpcCall[]): Promise<Result[]> {
      const parts: Promise<unknown[]>[] = []
      for (let from = 0; from < calls.length; from += perRequest) {
        const part = calls.slice(from, from + perRequest)
        parts.push(
          patiently(() => post(url, part, options), { attempts, pause, onFailure: options.onFailure }),
        )
      }
      return (await Promise.all(parts)).flat() as Result[]
    },
  }
}

interface Patience {
  readonly attempts: number
  readonly pause: number
  readonly onFailure: HttpSourceOptions['onFailure']
}

async function patiently<Result>(work: () => Promise<Result>, patience: Patience): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof NodeFailure)) throw error
      patience.onFailure?.(error)
      if (error.kind !== 'unavailable' || attempt >= patience.attempts) throw error
      await sleep(patience.pause * 2 ** (attempt - 1))
    }
  }
}

async function post(url: string, calls: readonly RpcCall[], options: HttpSourceOptions): Promise<unknown[]> {
  const name = calls[0]?.method ?? 'nothing'
  const bodies = calls.map((call, id) => ({ jsonrpc: '2.0', id, ...call }))
  let status: number
  let text: string
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      // Some nodes take no lists: a single call travels alone.
      body: JSON.stringify(bodies.length === 1 ? bodies[0] : bodies),
      signal: AbortSignal.timeout(options.timeout ?? 20_000),
    })
    status = response.status
    text = await response.text()
  } catch (cause) {
    throw new NodeFailure('unavailable', `${name}: ${(cause as Error).message}`, cause)
  }
  return resultsOf(name, calls, status, text)
}

function resultsOf(name: string, calls: readonly RpcCall[], status: number, text: string): unknown[] {
  if (status === 413) throw new NodeFailure('tooMuch', `${name}: status 413`)
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (cause) {
    throw new NodeFailure('unavailable', `${name}: status ${status}, and no JSON`, cause)
  }
  const answers = new Map(
    (Array.isArray(parsed) ? parsed : [parsed]).map((answer: Answer) => [answer?.id, answer]),
  )
  return calls.map(({ method }, id) => {
    const answer = answers.get(id) ?? (calls.length === 1 ? (parsed as Answer) : undefined)
    if (answer?.error != null) throw failureOf(method, answer.error)
    if (status >= 400) throw new NodeFailure('unavailable', `${method}: status ${status}`)
    if (answer === undefined || !('result' in answer)) {
      throw new NodeFailure('unavailable', `${method}: one answer of ${calls.length} is missing`)
    }
    return answer.result
  })
}
