import { type Context, type Deployment, type SpecieClient, specieClient } from '@specie/protocol'
import { createPublicClient, defineChain, http } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { type Config, type Connector, createConfig, injected } from 'wagmi'
import { connect, disconnect, getWalletClient, signMessage } from 'wagmi/actions'
import type { Actor } from './accountStore.ts'
import { type BurnerKey, burner } from './burner.ts'

/** What the engine needs to know of the chain. */
export interface EngineOptions {
  readonly chainId: number
  readonly deployment: Deployment
  /** Same-origin JSON-RPC. */
  readonly rpcUrl: string
  /** Persons who sign by themselves; none outside a local chain. */
  readonly persons: readonly BurnerKey[]
}

/** A wallet of the browser that can be connected. */
export interface WalletChoice {
  readonly id: string
  readonly name: string
  readonly icon: string | undefined
}

/** Keys, signing and the SDK: all that weighs much, loaded when it is first needed. */
export interface Engine {
  readonly config: Config
  readonly chainId: number
  /** Reads the chain over the server's proxy. */
  readonly reader: Context['reader']
  /** Wallets that this browser announces. */
  wallets(): readonly WalletChoice[]
  /** Makes the actor the signer; gives its address. */
  connect(actor: Actor | { readonly kind: 'wallet'; readonly connector: string }): Promise<`0x${string}`>
  disconnect(): Promise<void>
  /** The SDK, signing as the actor; reading only for nobody. */
  client(actor: Actor): Promise<SpecieClient>
  /** EIP-4361 message for a nonce, signed. */
  signIn(
    actor: Actor,
    nonce: string,
  ): Promise<{ readonly message: string; readonly signature: `0x${string}` }>
}

/** Builds the engine for one chain. */
export function createEngine(options: EngineOptions): Engine {
  const { chainId, rpcUrl, deployment } = options
  const chain = defineChain({
    id: chainId,
    name: chainId === 31_337 ? 'Local chain' : `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
  const config = createConfig({
    chains: [chain],
    connectors: [injected(), ...options.persons.map((person) => burner(person, chainId, rpcUrl))],
    transports: { [chainId]: http(rpcUrl) },
    ssr: false,
    storage: null,
  })
  const pollingInterval = chainId === 31_337 ? 300 : 4000
  const batch = { multicall: { deployless: true } } as const
  const reader = createPublicClient({
    chain,
    transport: http(rpcUrl),
    batch,
    pollingInterval,
  }) as Context['reader']
  const connectorOf = (id: string): Connector => {
    const found = config.connectors.find((connector) => connector.id === id)
    if (found === undefined) throw new Error('That wallet is not in this browser any more')
    return found
  }
  const engine: Engine = {
    config,
    chainId,
    reader,
    wallets: () =>
      config.connectors
        .filter(
          (connector) => connector.type === 'injected' && (connector.id !== 'injected' || hasInjected()),
        )
        .map(({ id, name, icon }) => ({ id, name: id === 'injected' ? 'Browser wallet' : name, icon })),
    async connect(actor) {
      const id = idOf(actor)
      if (config.state.current !== null) {
        const current = config.state.connections.get(config.state.current)
        if (current?.connector.id === id) return current.accounts[0]
        await disconnect(config)
      }
      const { accounts } = await connect(config, { connector: connectorOf(id), chainId })
      return accounts[0]
    },
    disconnect: () => disconnect(config),
    async client(actor) {
      if (actor.kind === 'nobody') return specieClient({ reader, sender: undefined, deployment })
      await engine.connect(actor)
      const sender = await getWalletClient(config, { account: actor.address, chainId })
      return specieClient({ reader, sender: sender as unknown as Context['sender'], deployment })
    },
    async signIn(actor, nonce) {
      if (actor.kind === 'nobody') throw new Error('Choose a wallet first')
      await engine.connect(actor)
      const message = createSiweMessage({
        address: actor.address,
        chainId,
        domain: location.host,
        uri: location.origin,
        nonce,
        version: '1',
        statement: 'Sign in to Specie. This costs nothing and moves nothing.',
      })
      return { message, signature: await signMessage(config, { account: actor.address, message }) }
    },
  }
  return engine
}

function idOf(actor: Actor | { readonly kind: 'wallet'; readonly connector: string }): string {
  if (actor.kind === 'persona') return `burner:${actor.name}`
  if (actor.kind === 'wallet') return actor.connector
  throw new Error('Choose a wallet first')
}

function hasInjected(): boolean {
  return 'ethereum' in globalThis
}
