import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { postgresReports } from '../../apps/node/src/index.ts'
import {
  createTestDatabase,
  deploySystem,
  raiseTapePool,
  sampleTape,
  startTestChain,
} from '../../packages/testing/src/index.ts'

/** A server in a process of its own, whose pool has lived for some months. */
export interface PlayedServer {
  readonly url: string
  readonly pool: string
  /** Lets a new block come, after which every answer is made anew. */
  mine(): Promise<void>
  stop(): Promise<void>
}

const MAIN = fileURLToPath(new URL('../../apps/node/src/main.ts', import.meta.url))

/** Starts chain, database and server, opens a pool and lets the agents live through its first months. */
export async function startPlayedServer(loans: number, months: number): Promise<PlayedServer> {
  const ends: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of ends.toReversed()) await end()
  }
  try {
    const chain = await startTestChain({ timestamp: Date.parse('2026-01-02T12:00:00Z') / 1000 })
    ends.push(() => chain.stop())
    const system = await deploySystem(chain)
    const database = await createTestDatabase()
    ends.push(() => database.drop())
    const pool = await raiseTapePool(system, {
      tape: sampleTape(loans),
      reports: postgresReports(database.db),
    })
    const folder = await mkdtemp(join(tmpdir(), 'specie-reads-'))
    ends.push(() => rm(folder, { recursive: true }))
    const deployment = join(folder, '31337.json')
    await writeFile(deployment, JSON.stringify(system.deployment))
    const { url, end } = await startProcess({
      DATABASE_URL: database.url,
      SPECIE_RPC_URL: chain.rpcUrl,
      SPECIE_DEPLOYMENT: deployment,
      PORT: '0',
      LOG_LEVEL: 'info',
    })
    ends.push(end)
    await live(url, months)
    return { url, pool: pool.address, mine: () => chain.client.mine({ blocks: 1 }), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startProcess(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const lines = createInterface(child.stdout)
  const [url] = (await Promise.race([
    new Promise((resolve) =>
      lines.on('line', (line) => {
        const said = JSON.parse(line) as { readonly msg: string; readonly url?: string }
        if (said.msg === 'started') resolve([said.url])
      }),
    ),
    once(child, 'exit').then(() => {
      throw new Error('the server ended')
    }),
  ])) as [string]
  return { url, end }
}

async function live(url: string, months: number): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ months })
  await fetch(`${url}/api/v1/local/advance`, { method: 'POST', headers, body })
  for (;;) {
    const { advancing } = (await (await fetch(`${url}/api/v1/local`)).json()) as {
      readonly advancing: unknown
    }
    if (advancing === null) return
    await sleep(200)
  }
}
