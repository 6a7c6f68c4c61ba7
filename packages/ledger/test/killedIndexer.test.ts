import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLedger } from '../src/index.ts'
import { type Scene, startScene } from './startScene.ts'

const ROUNDS = 100
/** One writes and the others stand by, so that a round does not wait for a process to start. */
const INDEXERS = 3
const CHILD = fileURLToPath(new URL('indexerChild.ts', import.meta.url))

let scene: Scene
let cache: string
const children = new Set<ChildProcess>()

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'specie-compiled-'))
  scene = await startScene()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await scene?.stop()
  await rm(cache, { recursive: true, force: true })
})

interface Indexer {
  readonly child: ChildProcess
  readonly open: Promise<unknown>
}

function startIndexer(databaseUrl: string): Indexer {
  const { deployment, chain } = scene.system
  const settings = JSON.stringify({ databaseUrl, rpcUrl: chain.rpcUrl, deployment })
  const env = { ...process.env, NODE_COMPILE_CACHE: cache }
  const child = fork(CHILD, [settings], { env, execArgv: [] })
  children.add(child)
  child.once('close', () => children.delete(child))
  return { child, open: once(child, 'message') }
}

test(`an indexer that is killed ${ROUNDS} times at any moment, while the chain is reorganised, loses nothing and does nothing twice`, async () => {
  const { url } = await scene.database()
  const waits = fc.sample(fc.integer({ min: 0, max: 60 }), ROUNDS)
  const line = Array.from({ length: INDEXERS }, () => startIndexer(url))
  let [kills, reorganisations] = [0, 0]
  for (const [round, wait] of waits.entries()) {
    await scene.move(4)
    if (round % 5 === 4) {
      await scene.reorganise(1 + (round % 7))
      reorganisations += 1
    }
    const { child, open } = line.shift()!
    await open
    await sleep(wait)
    child.kill('SIGKILL')
    kills += 1
    line.push(startIndexer(url))
  }
  const { deployment, chain } = scene.system
  for (const { child } of line) child.kill('SIGKILL')
  const ledger = await openLedger({
    databaseUrl: url,
    rpcUrl: chain.rpcUrl,
    deployment,
    describe: async () => {},
  })
  try {
    const already = (await ledger.head())!.blockNumber
    await expect.poll(async () => (await ledger.step()).standby, { timeout: 10_000 }).toBe(false)
    const { digest, tables } = await ledger.digest()
    expect(digest).toBe(await scene.truth())
    await ledger.rebuild()
    expect((await ledger.digest()).digest).toBe(digest)
    const { block, log } = tables
    process.stdout.write(
      `rounds ${ROUNDS}, kills ${kills}, reorganisations ${reorganisations}, blocks ${block!.rows} (${already} written by the killed), logs ${log!.rows}, lost 0, twice 0\n`,
    )
  } finally {
    await ledger.close()
  }
}, 600_000)
