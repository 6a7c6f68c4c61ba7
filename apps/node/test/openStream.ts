/** One message of the event stream. */
export interface Heard {
  readonly type: string
  readonly id: number | undefined
  readonly data: {
    readonly id: string
    readonly block: { readonly number: number }
    readonly reorganised: boolean
  }
}

/** A page that listens. */
export interface Stream {
  readonly events: readonly Heard[]
  close(): void
}

/**
 * Listens to server-sent events, from the last one that was seen, in a session where there is one. Settles when the first
 * bytes came.
 */
export async function openStream(url: string, lastEventId?: number, cookie?: string): Promise<Stream> {
  const ending = new AbortController()
  const response = await fetch(url, {
    signal: ending.signal,
    headers: {
      ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
      ...(cookie !== undefined && { cookie }),
    },
  })
  const events: Heard[] = []
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = (await reader.read()).value ?? ''
  const take = () => {
    const messages = text.split('\n\n')
    text = messages.pop()!
    for (const message of messages) {
      const fields = new Map(
        message.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
      )
      const data = fields.get('data')
      if (data === undefined) continue
      const id = fields.get('id')
      events.push({
        type: fields.get('event')!,
        id: id === undefined ? undefined : Number(id),
        data: JSON.parse(data),
      })
    }
  }
  take()
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      text += value
      take()
    }
  })().catch(() => {})
  return { events, close: () => ending.abort() }
}
