import type { StreamEvent } from '@specie/api'
import type { Database } from '@specie/ledger'
import type { EventBoard, PlacedEvent } from './EventBoard.ts'
import { listen } from './listen.ts'

/** Ids are given before a transaction ends, so one with a smaller id may come later: so far back is looked again. */
const LOOK_BACK = 200

/** Hours that events are kept for pages that come back. */
const KEPT_HOURS = 48

/** The events of a database, told by NOTIFY and read from its table. */
export async function createEventBoard(
  database: Database,
  onLost: () => void = () => {},
): Promise<EventBoard> {
  const { db } = database
  const listeners = new Set<(placed: PlacedEvent) => void>()
  const told = new Set<number>()
  let newest = Number(
    (
      await db
        .selectFrom('streamEvent')
        .select(({ fn }) => fn.max('id').as('id'))
        .executeTakeFirst()
    )?.id ?? 0,
  )
  const floor = newest
  let reading: Promise<void> = Promise.resolve()
  const read = async () => {
    const from = Math.max(floor, newest - LOOK_BACK)
    const rows = await db
      .selectFrom('streamEvent')
      .select(['id', 'body'])
      .where('id', '>', BigInt(from))
      .orderBy('id')
      .execute()
    for (const row of rows) {
      const id = Number(row.id)
      if (told.has(id)) continue
      told.add(id)
      newest = Math.max(newest, id)
      for (const listener of listeners) listener({ id, event: row.body as StreamEvent })
    }
    for (const id of told) if (id <= newest - 2 * LOOK_BACK) told.delete(id)
  }
  const look = () => {
    reading = reading.then(read).catch(() => {})
  }
  const ending = listen(database, ['specie_event'], look, { onBack: look, onLost })
  return {
    async publish(event) {
      await db
        .insertInto('streamEvent')
        .values({ body: JSON.stringify(event) as never })
        .execute()
      if (Math.random() < 0.01) await forgetOld(database)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async since(id, most) {
      const rows = await db
        .selectFrom('streamEvent')
        .select(['id', 'body'])
        .where('id', '>', BigInt(id))
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.reverse().map((row) => ({ id: Number(row.id), event: row.body as StreamEvent }))
    },
    async close() {
      await ending.close()
      await reading
    },
  }
}

async function forgetOld({ db }: Database): Promise<void> {
  const before = new Date(Date.now() - KEPT_HOURS * 3_600_000)
  await db.deleteFrom('streamEvent').where('created', '<', before).execute()
}
