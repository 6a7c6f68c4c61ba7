import type { SpecieClient } from '@specie/protocol'
import {
  createTestDatabase,
  deploySystem,
  startTestChain,
  type TestDatabase,
  type TestSystem,
} from '@specie/testing'
import { type Ledger, openLedger } from '../src/index.ts'
import { type PoolLife, playPoolLife } from './poolLife.ts'

/** A chain on which pools have lived, and its index. */
export interface StartedLife {
  readonly system: TestSystem
  readonly life: PoolLife
  readonly database: TestDatabase
  readonly ledger: Ledger
  /** A client that only looks. */
  readonly reader: SpecieClient
  /** What another ledger holds that reads the chain now, in one go. */
  truth(): Promise<string>
  stop(): Promise<void>
}

/** Plays the life and indexes it. Stop it in `afterAll`. */
export async function startLife(): Promise<StartedLife> {
  const ends: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of ends.splice(0)) await end()
  }
  try {
    const chain = await startTestChain()
    ends.unshift(chain.stop)
    const system = await deploySystem(chain)
    const life = await playPoolLife(system)
    const open = async () => {
      const database = await createTestDatabase()
      ends.unshift(() => database.drop())
      const options = { deployment: system.deployment, rpcUrl: chain.rpcUrl }
      const ledger = await openLedger({ databaseUrl: database.url, ...options })
      ends.unshift(() => ledger.close())
      await ledger.step()
      return { database, ledger }
    }
    const truth = async () => (await (await open()).ledger.digest()).digest
    return { system, life, ...(await open()), reader: await system.as('outsider'), truth, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
