import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { type BundledProgram, bundleProgram } from '@specie/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Digest } from '../src/index.ts'
import { readCursor } from '../src/ingest/writePart.ts'
import { type Scene, startScene } from './startScene.ts'

const ROUNDS = 100
/** One writes and the others stand by, so that a round does not wait for a process to start. */
const INDEXERS = 3
/** Longest that a process is waited for which is to end itself. */
const PATIENCE_MS = 1000

let scene: Scene
let program: BundledProgram
const children = new Set<ChildProcess>()

beforeAll(async () => {
  ;[program, scene] = await Promise.all([
    bundleProgram(new URL('indexerChild.ts', import.meta.url)),
    startScene(),
  ])
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await scene?.stop()
  await program?.remove()
})

interface Indexer {
  readonly child: ChildProcess
  readonly open: Promise<unknown>
  readonly closed: Promise<unknown>
}

function startIndexer(databaseUrl: string): Indexer {
  const { deployment, chain } = scene.system
  const settings = JSON.stringify({ databaseUrl, rpcUrl: chain.rpcUrl, deployment })
  const child = fork(program.path, [settings], { env: { ...process.env, ...program.env }, execArgv: [] })
  children.add(child)
  child.once('close', () => children.delete(child))
  return { child, open: once(child, 'message'), closed: once(child, 'close') }
}

/** Where a process is killed: at a moment, or before or after its so-manieth question to the chain or statement. */
type Death = { readonly after: number } | { readonly steps: number }

const deaths = fc.oneof(
  fc.record({ after: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ steps: fc.integer({ min: 1, max: 400 }) }),
)

async function kill({ child, open, closed }: Indexer, death: Death): Promise<void> {
  await open
  if ('after' in death) await sleep(death.after)
  else {
    child.send(death.steps)
    await Promise.race([closed, sleep(PATIENCE_MS)])
  }
  child.kill('SIGKILL')
  await closed
}

/** Rows that one ledger has more than another, over all tables. */
function more(one: Digest, other: Digest): bigint {
  const surplus = Object.entries(one.tables).map(
    ([table, { rows }]) => rows - (other.tables[table]?.rows ?? 0n),
  )
  return surplus.reduce((sum, rows) => (rows > 0n ? sum + rows : sum), 0n)
}

test(`an indexer that is killed ${ROUNDS} times at any point, while the chain is reorganised, loses nothing and does nothing twice`, async () => {
  const { url, db } = await scene.database()
  const indexed = async () => (await readCursor(db))?.blockNumber
  const line = Array.from({ length: INDEXERS }, () => startIndexer(url))
  const counts = { moment: 0, statement: 0, reorganisations: 0 }
  for (const [round, death] of fc.sample(deaths, ROUNDS).entries()) {
    await scene.move(3)
    if (round % 5 === 4) {
      await scene.reorganise(1 + (round % 7))
      counts.reorganisations += 1
    }
    // Now and then they may finish, so that kills meet every length of what is left to do.
    if (round % 10 === 0) await expect.poll(indexed, { timeout: 60_000 }).toBe(await scene.head())
    await kill(line.shift()!, death)
    counts['after' in death ? 'moment' : 'statement'] += 1
    line.push(startIndexer(url))
  }
  for (const { child } of line) child.kill('SIGKILL')
  await Promise.all(line.map(({ closed }) => closed))

  const ledger = await scene.ledger({ databaseUrl: url })
  const already = await indexed()
  await expect.poll(async () => (await ledger.step()).standby, { timeout: 10_000 }).toBe(false)
  const [found, truth] = [await ledger.digest(), await scene.truths()]
  const { block, log } = found.tables
  process.stdout.write(
    `indexers killed ${ROUNDS} times (${counts.moment} at a moment, ${counts.statement} at a statement or question) and started ${ROUNDS + INDEXERS} times, reorganisations ${counts.reorganisations}, blocks ${block!.rows} (up to ${already} by the killed), logs ${log!.rows}, rows lost ${more(truth, found)}, rows twice ${more(found, truth)}\n`,
  )
  expect(found).toEqual(truth)
  await ledger.rebuild()
  expect(await ledger.digest()).toEqual(found)
}, 300_000)
