import { getAddress } from 'viem'
import type { Services } from '../Services.ts'
import { bindOpening } from './keptOpenings.ts'

/** Gives pools their first reports as soon as they are indexed, so that agents find them too. */
export function bindNewPools(services: Services): { close(): Promise<void> } {
  const { index, database, client, log } = services
  const looked = new Set<string>()
  let work: Promise<void> = Promise.resolve()
  const look = async () => {
    const rows = await database.db.selectFrom('pool').select('pool').execute()
    for (const { pool } of rows) {
      if (looked.has(pool)) continue
      await bindOpening(database, client, getAddress(pool))
      looked.add(pool)
    }
  }
  const leave = index.subscribe((_head, reorganised) => {
    if (reorganised) looked.clear()
    work = work
      .then(look)
      .catch((error: unknown) => log.warn({ err: error }, 'a pool has not got its report yet'))
  })
  return {
    async close() {
      leave()
      await work
    },
  }
}
