import type { Database } from '@specie/ledger'

/** A connection that hears notifications, taken up again when it breaks. */
export interface Listening {
  close(): Promise<void>
}

const RETRY_MS = 500

/**
 * Hears PostgreSQL's notifications. A broken connection is taken up again; `onBack` then says that something may have
 * been missed.
 */
export function listen(
  { pool }: Database,
  channels: readonly string[],
  onNotice: (channel: string, payload: string) => void,
  { onBack, onLost }: { onBack(): void; onLost(): void },
): Listening {
  let closed = false
  let end = () => {}
  const loop = (async () => {
    for (let first = true; !closed; first = false) {
      try {
        const client = await pool.connect()
        const broken = new Promise<void>((resolve) => {
          end = resolve
          client.once('error', () => resolve())
          client.once('end', () => resolve())
        })
        client.on('notification', ({ channel, payload }) => onNotice(channel, payload ?? ''))
        try {
          for (const channel of channels) await client.query(`listen ${channel}`)
          if (!first) onBack()
          if (!closed) await broken
        } finally {
          client.removeAllListeners('notification')
          // Not given back: other users of the pool would hear what they did not ask for.
          client.release(true)
        }
      } catch {
        // Tried again below.
      }
      if (closed) return
      onLost()
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    }
  })()
  return {
    async close() {
      closed = true
      end()
      await loop
    },
  }
}
