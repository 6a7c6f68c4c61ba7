import { createSpecieClient, type Deployment, type SpecieClient } from '@specie/protocol'
import type { LocalAccount } from 'viem'

/** How agents reach the chain, with a key or only reading. */
export function agentConnection(
  rpcUrl: string,
  deployment: Deployment,
): (account?: LocalAccount) => Promise<SpecieClient> {
  return (account) => createSpecieClient({ rpcUrl, deployment, ...(account !== undefined && { account }) })
}
