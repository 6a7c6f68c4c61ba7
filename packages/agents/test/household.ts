import { createSpecieClient, type SpecieClient } from '@specie/protocol'
import type { ReportStore } from '@specie/servicing'
import type { LoanTape } from '@specie/tape'
import {
  createTestDatabase,
  deploySystem,
  raiseTapePool,
  sampleTape,
  startTestChain,
  type TapePool,
  type TestDatabase,
  type TestSystem,
} from '@specie/testing'
import type { LocalAccount } from 'viem'
import { type AgentsOptions, postgresReports } from '../src/index.ts'
import { signers } from './signers.ts'

export const DAY = 86_400

/** A chain with one active pool, cut off on 2026-01-01, and a database. */
export interface Household {
  readonly system: TestSystem
  readonly database: TestDatabase
  readonly reports: ReportStore
  readonly pool: TapePool
  readonly reader: SpecieClient
  /** Options of agents that have the keys of servicer, reporter and issuer. */
  options(changes?: Partial<AgentsOptions>): AgentsOptions
  /** Moves the chain to a day (ISO). */
  goTo(date: string): Promise<void>
  close(): Promise<void>
}

/** @param tape cut off on 2026-01-01, or how many of the sample's loans */
export async function openHousehold(tape: LoanTape | number = 24): Promise<Household> {
  const chain = await startTestChain({ timestamp: Date.parse('2026-01-02T12:00:00Z') / 1000 })
  const [system, database] = await Promise.all([deploySystem(chain), createTestDatabase()])
  const reports = postgresReports(database.db)
  const pool = await raiseTapePool(system, {
    tape: typeof tape === 'number' ? sampleTape(tape) : tape,
    reports,
  })
  const { deployment } = system
  const connect = (account?: LocalAccount) =>
    createSpecieClient({ rpcUrl: chain.rpcUrl, deployment, ...(account !== undefined && { account }) })
  return {
    system,
    database,
    reports,
    pool,
    reader: await connect(),
    options: (changes) => ({ database, connect, signers, ...changes }),
    async goTo(date) {
      await chain.advance(Date.parse(`${date}T06:00:00Z`) / 1000 - (await chain.now()))
    },
    async close() {
      await database.drop()
      await chain.stop()
    },
  }
}
