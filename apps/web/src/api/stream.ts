import { type StreamEvent, streamEvent } from '@specie/api'
import type { QueryClient } from '@tanstack/react-query'

/** What the stream hears. */
export type Listener = (event: StreamEvent) => void

/** The server's events, reconnected by itself. */
export interface Stream {
  listen(listener: Listener): () => void
  close(): void
}

const TYPES = ['message', 'block', 'agent', 'local', 'tape', 'application'] as const

/** Opens the event stream. */
export function openStream(url = '/api/v1/events'): Stream {
  const listeners = new Set<Listener>()
  const source = new EventSource(url, { withCredentials: true })
  const hear = (message: Event) => {
    const event = read((message as MessageEvent<string>).data)
    if (event !== undefined) for (const listener of listeners) listener(event)
  }
  for (const type of TYPES) source.addEventListener(type, hear)
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => source.close(),
  }
}

function read(data: string): StreamEvent | undefined {
  try {
    return streamEvent.safeParse(JSON.parse(data)).data
  } catch {
    return undefined
  }
}

/** Tags of routes whose answers a kind of event makes old. */
const TOUCHED: Readonly<Record<StreamEvent['type'], readonly string[]>> = {
  block: ['server', 'pools', 'servicing', 'wallets', 'operation', 'people', 'exits', 'blocks'],
  agent: ['operation'],
  local: ['local'],
  tape: ['tapes'],
  application: ['people', 'wallets'],
  blockTrade: ['blocks'],
}

/** At most so often are all answers asked anew: a month on a local chain is hundreds of blocks. */
const PAUSE_MS = 700

/** Asks anew what events made old; many events soon after each other count once. Gives what ends it. */
export function refreshOnEvents(stream: Stream, queries: QueryClient): () => void {
  const touched = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  const flush = () => {
    timer = undefined
    last = Date.now()
    const tags = new Set(touched)
    touched.clear()
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === 'api' && tags.has(String(queryKey[1])),
    })
  }
  const stop = stream.listen((event) => {
    for (const tag of TOUCHED[event.type]) touched.add(tag)
    timer ??= setTimeout(flush, Math.max(0, last + PAUSE_MS - Date.now()))
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
