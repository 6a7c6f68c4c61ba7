import { persona } from '@specie/protocol'
import {
  collectMonth,
  createTestDatabase,
  deploySystem,
  type RaisedPool,
  raisePool,
  startTestChain,
  type TestDatabase,
  type TestSystem,
} from '@specie/testing'
import { encodeFunctionData, erc20Abi, type Hex, numberToHex } from 'viem'
import { type Digest, type Ledger, type LedgerOptions, openLedger } from '../src/index.ts'

/** A chain with a pool whose shares move, and as many ledgers of it as a test wants. */
export interface Scene {
  readonly system: TestSystem
  readonly pool: RaisedPool
  /** Blocks with one to three movements of senior shares between investors A and B each. */
  move(blocks: number): Promise<void>
  /** Number of the chain's newest block; viem's own `getBlockNumber` remembers for seconds. */
  head(): Promise<bigint>
  /** Replaces the newest blocks by as many empty ones. */
  reorganise(depth: number): Promise<void>
  /** A ledger in a database of its own. */
  ledger(options?: Partial<LedgerOptions>): Promise<Ledger>
  /** What a ledger that reads the chain in one go holds. */
  truth(): Promise<string>
  /** The same, table by table. */
  truths(): Promise<Digest>
  database(): Promise<TestDatabase>
  stop(): Promise<void>
}

/** Starts a chain, deploys, raises a pool and collects a month. Stop it in `afterAll`. */
export async function startScene(): Promise<Scene> {
  const chain = await startTestChain()
  const databases: TestDatabase[] = []
  const ledgers: Ledger[] = []
  const request = chain.client.request as (call: { method: string; params: unknown[] }) => Promise<unknown>
  try {
    const system = await deploySystem(chain)
    const pool = await raisePool(system)
    await collectMonth(system, pool, 1)
    const scene: Scene = {
      system,
      pool,
      async move(blocks) {
        for (let block = 0; block < blocks; block += 1)
          await moveShares(request, pool.shares[0]!, 1 + (block % 3))
      },
      head: async () => (await chain.client.getBlock()).number,
      reorganise: async (depth) => void (await request({ method: 'anvil_reorg', params: [depth, []] })),
      async database() {
        const made = await createTestDatabase()
        databases.push(made)
        return made
      },
      async ledger(options = {}) {
        const { url } = await scene.database()
        const given = {
          databaseUrl: url,
          deployment: system.deployment,
          rpcUrl: chain.rpcUrl,
          describe: nothing,
        }
        const opened = await openLedger({ ...given, ...options })
        ledgers.push(opened)
        return opened
      },
      truth: async () => (await scene.truths()).digest,
      async truths() {
        const fresh = await scene.ledger()
        await fresh.step()
        const found = await fresh.digest()
        await fresh.close()
        return found
      },
      stop: () => stopAll(),
    }
    return scene
  } catch (error) {
    await stopAll()
    throw error
  }

  async function stopAll(): Promise<void> {
    await Promise.all(ledgers.map((ledger) => ledger.close()))
    await Promise.all(databases.map((database) => database.drop()))
    await chain.stop()
  }
}

const nothing = async () => {}

/** One block with so many transfers; the accounts of a local chain sign in the node. */
async function moveShares(
  request: (call: { method: string; params: unknown[] }) => Promise<unknown>,
  share: Hex,
  transfers: number,
): Promise<void> {
  await request({ method: 'evm_setAutomine', params: [false] })
  for (let index = 0; index < transfers; index += 1) {
    const back = index % 3 === 2
    const [from, to] = back ? (['investorB', 'investorA'] as const) : (['investorA', 'investorB'] as const)
    const data = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'transfer',
      args: [persona(to).address, BigInt(1_000 + index)],
    })
    const transaction = { from: persona(from).address, to: share, data, gas: numberToHex(300_000) }
    await request({ method: 'eth_sendTransaction', params: [transaction] })
  }
  await request({ method: 'evm_mine', params: [] })
  await request({ method: 'evm_setAutomine', params: [true] })
}
