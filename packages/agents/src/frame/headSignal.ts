import type { Database } from '@specie/ledger'

/** Tells of new heads that the ledger has taken in. */
export interface HeadSignal {
  /** Settles at the next one, or at once when one came since the last call. */
  next(): Promise<void>
  close(): Promise<void>
}

/** Channel on which the ledger announces each batch. */
const CHANNEL = 'specie_head'

/**
 * Listens to the ledger. Without a connection (the database is away, the ledger does not run) it stays silent and tries
 * again at the next call; whoever waits has a timer as well.
 */
export function headSignal({ pool }: Database, signal: AbortSignal): HeadSignal {
  let came = false
  let wake = () => {}
  let leave: (() => void) | undefined
  const tell = () => {
    came = true
    wake()
  }
  signal.addEventListener('abort', tell, { once: true })
  const listen = async () => {
    const connection = await pool.connect()
    const lost = () => {
      leave = undefined
      connection.release(true)
    }
    connection.once('error', lost)
    connection.on('notification', tell)
    leave = lost
    await connection.query(`listen ${CHANNEL}`)
  }
  let listening = Promise.resolve()
  return {
    async next() {
      if (leave === undefined) {
        listening = listening.then(() => (leave === undefined ? listen() : undefined)).catch(() => {})
      }
      if (!came) await new Promise<void>((resolve) => (wake = resolve))
      came = false
    },
    async close() {
      await listening
      leave?.()
    },
  }
}
