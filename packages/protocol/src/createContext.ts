import { SpecieError } from '@specie/units'
import {
  type Account,
  type Chain,
  createPublicClient,
  createWalletClient,
  defineChain,
  http,
  type Transport,
} from 'viem'
import type { Context } from './context.ts'
import type { Deployment } from './deploy/deployment.ts'
import { explainError } from './errors/explainError.ts'

/** How a client reaches a chain and who signs. One of `rpcUrl` and `transport` is given. */
export interface ConnectionOptions {
  readonly rpcUrl?: string
  /** Any transport of viem, e.g. `custom(window.ethereum)`. */
  readonly transport?: Transport
  /** Signs transactions; without it the client reads only. */
  readonly account?: Account
  readonly deployment?: Deployment
}

const LOCAL_CHAINS = new Set([31_337, 1337])

/**
 * Connects to a chain. Reads that start together travel in one request and answer from one block.
 * @throws SpecieError `chain.unreachable`, or `chain.wrong` when the deployment is on another chain.
 */
export async function createContext(options: ConnectionOptions): Promise<Context> {
  const transport = options.transport ?? http(options.rpcUrl, { retryCount: 2 })
  const id = await createPublicClient({ transport }).getChainId().catch(explainError)
  const deployment = options.deployment ?? { chainId: id, contracts: {}, roles: {} }
  if (deployment.chainId !== id) {
    throw new SpecieError({
      code: 'chain.wrong',
      message: `The node is on chain ${id}, the deployment is on chain ${deployment.chainId}`,
      expected: `a node of chain ${deployment.chainId}`,
      remedy: 'point RPC_URL at that chain, or use the deployment file of this one',
    })
  }
  const chain: Chain = defineChain({
    id,
    name: `chain ${id}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: options.rpcUrl === undefined ? [] : [options.rpcUrl] } },
  })
  const pollingInterval = LOCAL_CHAINS.has(id) ? 50 : 4000
  const batch = { multicall: { deployless: true } } as const
  return {
    reader: createPublicClient({ chain, transport, batch, pollingInterval }),
    sender:
      options.account === undefined
        ? undefined
        : createWalletClient({ chain, transport, account: options.account, pollingInterval }),
    deployment,
  }
}
