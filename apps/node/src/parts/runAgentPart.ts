import { runAgents } from '@specie/agents'
import type { Database } from '@specie/ledger'
import type { Logger } from 'pino'
import type { LocalAccount } from 'viem'
import { agentConnection } from './agentConnection.ts'
import type { RunningPart } from './runIndexer.ts'

/** What agents run with. */
export interface AgentPartOptions {
  readonly database: Database
  readonly rpcUrl: string
  readonly deployment: Parameters<typeof agentConnection>[1]
  readonly signers: readonly LocalAccount[]
  readonly log: Logger
}

/** Lets the agents look at every new head until they are closed. Any number may run; what is done is done once. */
export function runAgentPart({ database, rpcUrl, deployment, signers, log }: AgentPartOptions): RunningPart {
  const ending = new AbortController()
  const running = runAgents({
    database,
    connect: agentConnection(rpcUrl, deployment),
    signers,
    signal: ending.signal,
    onError: (error) => log.warn({ err: error }, 'a look of the agents failed; the next one comes'),
  })
  return {
    async close() {
      ending.abort()
      await running
    },
  }
}
