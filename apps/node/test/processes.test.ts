import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { openLedger } from '@specie/ledger'
import { persona } from '@specie/protocol'
import { type BundledProgram, bundleProgram, raiseTapePool, sampleTape, type TapePool } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresReports } from '../src/index.ts'
import { type Scene, signedIn, startScene, stranger, until } from './startScene.ts'

/** One of the processes, and where it answers. */
interface Running {
  readonly name: string
  readonly parts: string
  readonly child: ChildProcess
  readonly url: string
}

const PROCESSES = {
  apiA: 'api',
  apiB: 'api',
  indexerA: 'indexer',
  indexerB: 'indexer',
  agents: 'agents',
} as const
type Name = keyof typeof PROCESSES

let scene: Scene
let pool: TapePool
let program: BundledProgram
let folder: string
const running = new Map<Name, Running>()
const children = new Set<ChildProcess>()
let kills = 0

/** Milliseconds that a test may take where eight others share two cores. */
const PATIENCE = 300_000

beforeAll(async () => {
  ;[scene, program, folder] = await Promise.all([
    startScene(),
    bundleProgram(new URL('nodeChild.ts', import.meta.url)),
    mkdtemp(join(tmpdir(), 'specie-processes-')),
  ])
  const { system, database } = scene
  await writeFile(join(folder, '31337.json'), JSON.stringify(system.deployment))
  pool = await raiseTapePool(system, { tape: sampleTape(12), reports: postgresReports(database.db) })
  await start('apiA')
  await Promise.all((['apiB', 'indexerA', 'indexerB', 'agents'] as const).map(start))
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await scene?.stop()
  await program?.remove()
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
})

/** Starts a process like an operator does, by its environment alone. */
async function start(name: Name): Promise<void> {
  const child = fork(program.path, [], {
    env: {
      ...process.env,
      ...program.env,
      DATABASE_URL: scene.database.url,
      SPECIE_RPC_URL: scene.system.chain.rpcUrl,
      SPECIE_DEPLOYMENT: join(folder, '31337.json'),
      SPECIE_PARTS: PROCESSES[name],
      SPECIE_RECONCILE_SECONDS: '1',
      PORT: '0',
      SPECIE_HEALTH_PORT: '0',
    },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  const lines = createInterface(child.stdout!)
  const said: string[] = []
  for await (const line of lines) {
    said.push(line)
    const { msg, url } = JSON.parse(line) as { msg?: string; url?: string }
    if (msg !== 'started') continue
    // Read on, or the process would wait for its full pipe.
    void (async () => {
      for await (const _ of lines);
    })()
    running.set(name, { name, parts: PROCESSES[name], child, url: url! })
    return
  }
  throw new Error(`${name} did not start: ${said.join('\n')}`)
}

async function kill(name: Name): Promise<void> {
  const { child } = running.get(name)!
  running.delete(name)
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  kills += 1
}

async function goTo(date: string): Promise<void> {
  const { chain } = scene.system
  await chain.advance(Date.parse(`${date}T06:00:00Z`) / 1000 - (await chain.now()))
}

function periods(url: string): Promise<readonly number[]> {
  return stranger(url)
    .ask('GET', `/pools/${pool.address}/collections`)
    .then(({ body }) => (body as { data?: { period: number }[] }).data?.map(({ period }) => period) ?? [])
    .catch(() => [])
}

const paid = (name: Name, count: number) =>
  until(
    () => periods(running.get(name)!.url),
    (found) => found.length >= count,
  )

/** The indexer that writes; the other one stands by. */
async function writer(): Promise<Name> {
  for (const name of ['indexerA', 'indexerB'] as const) {
    const metrics = await (await fetch(`${running.get(name)!.url}/metrics`)).text()
    if (/^specie_ledger_standby 0$/m.test(metrics)) return name
  }
  throw new Error('no indexer writes')
}

/** Waits until the agents have something on its way. */
function underWay(): Promise<number> {
  const open = () =>
    scene.database.pool
      .query<{ count: number }>(
        `select count(*)::int as count from intent where state in ('planned', 'sent', 'mined')`,
      )
      .then(({ rows }) => rows[0]!.count)
  return until(open, (count) => count > 0)
}

test(
  'all are ready, each with its own part, and two servers give the same answers',
  async () => {
    for (const { url } of running.values()) {
      const ready = () => fetch(`${url}/readyz`).then(async ({ status }) => status)
      expect(await until(ready, (status) => status === 200)).toBe(200)
      expect(await (await fetch(`${url}/livez`)).text()).toBe('alive\n')
    }
    const { number } = await scene.system.chain.client.getBlock()
    const [one, two] = await Promise.all(
      (['apiA', 'apiB'] as const).map(async (name) => {
        const { body } = await stranger(running.get(name)!.url).ask(
          'GET',
          `/pools/${pool.address}?minBlock=${number}`,
        )
        return body as { data: object }
      }),
    )
    expect(one!.data).toMatchObject({ pool: pool.address, state: 'active' })
    expect(two!.data).toEqual(one!.data)
  },
  PATIENCE,
)

test(
  'the writing indexer is killed: the other one takes over',
  async () => {
    const before = await writer()
    await kill(before)
    await goTo('2026-02-02')
    expect(await paid('apiA', 1)).toEqual([1])
    expect(await writer().catch((error: Error) => error.message)).not.toBe(before)
    await start(before)
  },
  PATIENCE,
)

test(
  'the agents are killed while something is on its way: who comes next finishes it, once',
  async () => {
    await goTo('2026-03-02')
    expect(await underWay()).toBeGreaterThan(0)
    await kill('agents')
    await start('agents')
    expect(await paid('apiB', 2)).toEqual([1, 2])
  },
  PATIENCE,
)

test(
  'a server is killed: the other one answers, also to who signed in at the first',
  async () => {
    const { cookie } = await signedIn(running.get('apiA')!.url, 'servicer')
    await kill('apiA')
    const session = await stranger(running.get('apiB')!.url).ask('GET', '/session', undefined, { cookie })
    expect(session.body).toMatchObject({ address: persona('servicer').address })
    await goTo('2026-04-02')
    expect(await paid('apiB', 3)).toEqual([1, 2, 3])
    await start('apiA')
    expect(await paid('apiA', 3)).toEqual([1, 2, 3])
  },
  PATIENCE,
)

test(
  'everybody is killed at once and started again, and a month is paid once more',
  async () => {
    await goTo('2026-05-02')
    await Promise.all([...running.keys()].map(kill))
    await Promise.all((Object.keys(PROCESSES) as Name[]).map(start))
    expect(await paid('apiA', 4)).toEqual([1, 2, 3, 4])
  },
  PATIENCE,
)

test(
  'nothing was lost and nothing was done twice',
  async () => {
    const { database, system } = scene
    expect(await until(openIntents, (count) => count === 0)).toBe(0)
    const steps = await database.pool.query(
      `select intent, step, count(*) from intent_transaction where succeeded group by intent, step having count(*) > 1`,
    )
    expect(steps.rows).toEqual([])
    const succeeded = await database.pool.query<{ count: number }>(
      'select count(*)::int as count from intent_transaction where succeeded',
    )
    const told = () =>
      database.pool
        .query<{ told: number; twice: number; newest: boolean }>(
          `select count(*)::int as told, (count(*) - count(distinct body->'decision'->>'id'))::int as twice,
           max((body->'decision'->>'id')::bigint) = (select max(id) from agent_decision) as newest
         from stream_event where body->>'type' = 'agent'`,
        )
        .then(({ rows }) => rows[0]!)
    const decisions = await until(told, ({ newest }) => newest)
    expect(decisions).toMatchObject({ twice: 0, newest: true })
    const ledger = await openLedger({
      databaseUrl: database.url,
      rpcUrl: system.chain.rpcUrl,
      deployment: system.deployment,
    })
    try {
      const { number } = await system.chain.client.getBlock()
      await until(
        () => ledger.head(),
        (head) => head?.blockNumber === number,
      )
      const before = await ledger.digest()
      for (const name of ['indexerA', 'indexerB'] as const) await kill(name)
      await until(
        () => ledger.rebuild(),
        (done) => done !== undefined,
      )
      expect((await ledger.digest()).digest).toBe(before.digest)
    } finally {
      await ledger.close()
    }
    process.stdout.write(
      `processes 5, kills ${kills}, months 4, transactions ${succeeded.rows[0]!.count}, decisions told ${decisions.told}, lost 0, twice 0\n`,
    )
  },
  PATIENCE,
)

function openIntents(): Promise<number> {
  const signers = ['marketMaker', 'reporter', 'servicer'] as const
  return scene.database.pool
    .query<{ count: number }>(
      `select count(*)::int as count from intent where state in ('planned', 'sent') and signer = any($1)`,
      [signers.map((name) => Buffer.from(persona(name).address.slice(2), 'hex'))],
    )
    .then(({ rows }) => rows[0]!.count)
}
