import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, embeddedPostgres, openDatabase, openLedger } from '@specie/ledger'
import { decodeLog } from '../../packages/ledger/src/chain/decodeLog.ts'
import { bestOf } from '../bestOf.ts'
import { type BusyChain, busyChain } from '../indexing/busyChain.ts'
import { processorTime } from '../indexing/processorTime.ts'
import type { Measure } from '../Measure.ts'

const EVENTS = 50_000
const RUNS = 3
const PEER = 'ponder 0.16.10 on PostgreSQL, 49,980 transfers on anvil, balances only, 2 idle cores'

/**
 * A chain of 50,000 events read into an empty ledger: every header and log checked, every table written, in the
 * database that npm installs, with its lasting settings. What other programs on the machine take shows in the clock;
 * the processors' time of the three programs does not.
 */
export async function indexing(): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'specie-bench-'))
  const server = await embeddedPostgres(folder)
  const busy = await busyChain(EVENTS)
  try {
    const runs: Run[] = []
    for (let run = 0; run < RUNS; run += 1) runs.push(await indexOnce(busy, server, `run${run}`))
    const best = runs.reduce((one, other) => (other.perSecond > one.perSecond ? other : one))
    const time = (of: (run: Run) => number) => ({
      value: Math.min(...runs.map(of)),
      unit: 'processor s',
      peer: null,
      peerValue: null,
    })
    const alone = { unit: 'events/s', peer: null, peerValue: null }
    return [
      { name: 'index.decode', ...alone, value: best.decoded },
      { name: 'index.cold', ...alone, value: best.perSecond, peer: PEER, peerValue: 1130 },
      { name: 'index.cold.indexer', ...time(({ indexer }) => indexer) },
      { name: 'index.cold.database', ...time(({ database }) => database) },
      { name: 'index.cold.node', ...time(({ node }) => node) },
      { name: 'index.cold.load', ...alone, value: loadavg()[0]!, unit: 'busy processes' },
      { name: 'index.rebuild', ...alone, value: Math.max(...runs.map(({ rebuilt }) => rebuilt)) },
    ]
  } finally {
    await busy.chain.stop()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Run {
  /** Events a second. */
  readonly perSecond: number
  readonly decoded: number
  readonly rebuilt: number
  /** Seconds of processor time. */
  readonly indexer: number
  readonly database: number
  readonly node: number
}

async function indexOnce(
  { chain, system, shares }: BusyChain,
  server: EmbeddedPostgres,
  name: string,
): Promise<Run> {
  const databaseUrl = await createDatabase(server.url, name)
  const ledger = await openLedger({ databaseUrl, rpcUrl: chain.rpcUrl, deployment: system.deployment })
  try {
    const [database, node, own] = [
      processorTime(server.pid),
      processorTime(chain.anvil.pid),
      process.cpuUsage(),
    ]
    const began = performance.now()
    const { events } = await ledger.step()
    const seconds = (performance.now() - began) / 1000
    const spent = process.cpuUsage(own)
    const times = {
      indexer: (spent.user + spent.system) / 1e6,
      database: processorTime(server.pid) - database,
      node: processorTime(chain.anvil.pid) - node,
    }
    const again = performance.now()
    const rebuilt = await ledger.rebuild()
    const rebuiltIn = (performance.now() - again) / 1000
    const logs = await ledger.database.db
      .selectFrom('log')
      .select(['topics', 'data'])
      .where('address', '=', shares[0]!)
      .execute()
    const decoded = bestOf(3, () => {
      for (const { topics, data } of logs) decodeLog('Share', topics, data)
    })
    return {
      ...times,
      perSecond: events / seconds,
      decoded: logs.length / decoded,
      rebuilt: rebuilt!.events / rebuiltIn,
    }
  } finally {
    await ledger.close()
  }
}

async function createDatabase(server: string, name: string): Promise<string> {
  const { pool, close } = openDatabase(server, { connections: 1 })
  await pool.query(`create database ${name}`)
  await close()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
