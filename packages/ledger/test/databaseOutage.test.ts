import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, embeddedPostgres } from '../src/index.ts'
import { type Scene, startScene } from './startScene.ts'

let scene: Scene
let folder: string
let server: EmbeddedPostgres | undefined

beforeAll(async () => {
  scene = await startScene()
  folder = await mkdtemp(join(tmpdir(), 'specie-outage-'))
})
afterAll(async () => {
  await scene?.stop()
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('following outlives a database that is stopped, killed and started again, and loses nothing', async () => {
  server = await embeddedPostgres(folder, { throwaway: true })
  const failures: unknown[] = []
  const options = {
    databaseUrl: server.url,
    interval: 20,
    onFailure: (error: unknown) => failures.push(error),
  }
  const ledger = await scene.ledger(options)
  const stop = new AbortController()
  const following = ledger.follow(stop.signal)
  for (const how of ['stopped', 'killed'] as const) {
    await scene.move(3)
    if (how === 'stopped') await server.stop()
    else {
      process.kill(server.pid, 'SIGKILL')
      await server.stop()
    }
    await scene.move(2)
    await expect.poll(() => failures.length).toBeGreaterThan(0)
    failures.length = 0
    const { url } = server
    server = await embeddedPostgres(folder, { throwaway: true })
    expect(server.url).toBe(url)
    const head = await scene.head()
    const indexed = () =>
      ledger.head().then(
        (found) => found?.blockNumber,
        () => undefined,
      )
    await expect.poll(indexed, { timeout: 30_000 }).toBe(head)
  }
  stop.abort()
  await following
  const [found, truth] = [await ledger.digest(), await scene.truths()]
  process.stdout.write(
    `the database stopped 1 time and killed 1 time while followed, blocks ${found.tables.block!.rows} of ${truth.tables.block!.rows}, logs ${found.tables.log!.rows} of ${truth.tables.log!.rows}\n`,
  )
  expect(found).toEqual(truth)
  await ledger.close()
})

test('connections that break in the middle of batches lose nothing and leave the lock to whoever comes', async () => {
  const { url } = await scene.database()
  const options = { databaseUrl: url, interval: 5, batchBlocks: 1 }
  const ledgers = [await scene.ledger(options), await scene.ledger(options)]
  const stop = new AbortController()
  const following = ledgers.map((ledger) => ledger.follow(stop.signal))
  const control = new pg.Client({ connectionString: url })
  await control.connect()
  let broken = 0
  for (let round = 0; round < 60; round += 1) {
    await scene.move(1)
    if (round % 10 === 9) await scene.reorganise(5)
    const { rowCount } = await control.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    )
    broken += rowCount ?? 0
    await sleep(round % 7)
  }
  await control.end()
  const head = await scene.head()
  const indexed = () =>
    ledgers[0]!.head().then(
      (found) => found?.blockNumber,
      () => undefined,
    )
  await expect.poll(indexed, { timeout: 30_000 }).toBe(head)
  stop.abort()
  await Promise.all(following)
  const [found, truth] = [await ledgers[0]!.digest(), await scene.truths()]
  process.stdout.write(
    `connections broken ${broken} in 60 rounds with 6 reorganisations, blocks ${found.tables.block!.rows} of ${truth.tables.block!.rows}, logs ${found.tables.log!.rows} of ${truth.tables.log!.rows}\n`,
  )
  expect(found).toEqual(truth)
})

test('of two indexers one writes, and the other takes over when it ends', async () => {
  const { url } = await scene.database()
  const first = await scene.ledger({ databaseUrl: url })
  const second = await scene.ledger({ databaseUrl: url })
  expect(await first.step()).toMatchObject({ standby: false })
  await scene.move(1)
  expect(await second.step()).toMatchObject({ standby: true, blocks: 0 })
  expect(await second.rebuild()).toBeUndefined()
  await first.close()
  await expect.poll(async () => (await second.step()).blocks).toBe(1)
  expect((await second.digest()).digest).toBe(await scene.truth())
})
