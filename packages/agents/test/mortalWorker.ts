import { flushCompileCache } from 'node:module'
import { openDatabase } from '@specie/ledger'
import { createSpecieClient, type Deployment } from '@specie/protocol'
import { uniform } from '@specie/servicing'
import type { LocalAccount } from 'viem'
import { runAgents } from '../src/index.ts'
import { signers } from './signers.ts'

/** What a worker is told in its environment. */
const { RPC_URL, DATABASE_URL, DEPLOYMENT, SEED, ODDS } = process.env as Record<string, string>

// A process that is killed does not write what it has compiled: the next one would begin from nothing.
flushCompileCache()
let draws = 0

/** Ends this process as a power cut would, in one of so many cases: nothing is flushed, closed or told to anybody. */
function mayDie(): void {
  draws += 1
  if (uniform(SEED!, String(draws)) < 1 / Number(ODDS)) process.kill(process.pid, 'SIGKILL')
}

/** Before and after every request to the chain, and before and after every statement to the database. */
const request = globalThis.fetch
globalThis.fetch = async (...input) => {
  mayDie()
  const answer = await request(...input)
  mayDie()
  return answer
}

const database = openDatabase(DATABASE_URL!)
database.pool.on('connect', (client) => {
  const query = client.query.bind(client) as (...input: unknown[]) => Promise<unknown>
  Object.assign(client, {
    query: async (...input: unknown[]) => {
      mayDie()
      const result = await query(...input)
      mayDie()
      return result
    },
  })
})

await runAgents({
  database,
  connect: (account?: LocalAccount) =>
    createSpecieClient({
      rpcUrl: RPC_URL!,
      deployment: JSON.parse(DEPLOYMENT!) as Deployment,
      ...(account !== undefined && { account }),
    }),
  signers,
  signal: new AbortController().signal,
  every: 50,
})
