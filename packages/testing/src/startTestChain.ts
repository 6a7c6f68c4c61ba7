import { type Anvil, type AnvilOptions, startAnvil } from '@specie/protocol'
import {
  type Address,
  createTestClient,
  type Hex,
  http,
  type PublicActions,
  publicActions,
  type TestClient,
  type Transport,
} from 'viem'

/** A chain of the test's own, with its clock and its undo. */
export interface TestChain {
  readonly anvil: Anvil
  readonly rpcUrl: string
  readonly client: TestClient<'anvil', Transport> & PublicActions
  /** Unix seconds of the newest block. */
  now(): Promise<number>
  /** Moves the clock and mines a block. */
  advance(seconds: number): Promise<void>
  /** Runs `work` and then puts the chain back as it was. */
  isolated<Result>(work: () => Promise<Result>): Promise<Result>
  snapshot(): Promise<Hex>
  /** Puts the chain back to a snapshot, which is then used up. */
  revert(snapshot: Hex): Promise<void>
  /** Gives an account coin for gas. */
  fund(account: Address): Promise<void>
  stop(): Promise<void>
}

/** Starts a chain on a free loopback port. Stop it in `afterAll`. */
export async function startTestChain(options: AnvilOptions = {}): Promise<TestChain> {
  const anvil = await startAnvil(options)
  const transport = http(anvil.rpcUrl)
  const client = createTestClient({ mode: 'anvil', transport }).extend(publicActions)
  const chain: TestChain = {
    anvil,
    rpcUrl: anvil.rpcUrl,
    client,
    now: async () => Number((await client.getBlock()).timestamp),
    async advance(seconds) {
      await client.increaseTime({ seconds })
      await client.mine({ blocks: 1 })
    },
    snapshot: () => client.snapshot(),
    async revert(id) {
      await client.revert({ id })
    },
    async isolated(work) {
      const id = await client.snapshot()
      try {
        return await work()
      } finally {
        await client.revert({ id })
      }
    },
    fund: (address) => client.setBalance({ address, value: 10n ** 20n }),
    stop: () => anvil.stop(),
  }
  return chain
}
