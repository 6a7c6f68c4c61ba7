import {
  deploySystem,
  type FaultyNode,
  type RaisedPool,
  raisePool,
  startFaultyNode,
  startTestChain,
  type TestSystem,
} from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSpecieClient, type PreparedTransaction, persona, type SpecieClient } from '../src/index.ts'

let stopChain: () => Promise<void>
let system: TestSystem
let pool: RaisedPool
let node: FaultyNode

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
  node = await startFaultyNode(system.chain.rpcUrl)
})
afterAll(async () => {
  await node.stop()
  await stopChain()
})

async function throughFaultyNode(): Promise<SpecieClient> {
  node.failWhen(() => ({ kind: 'pass' }))
  const { deployment } = system
  return createSpecieClient({ rpcUrl: node.rpcUrl, account: persona('investorA'), deployment })
}

async function all(prepared: PreparedTransaction<unknown>): Promise<unknown[]> {
  const outcomes = await Promise.allSettled([prepared.describe(), prepared.simulate(), prepared.send()])
  return outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : 'went through'))
}

describe('a refusal of a contract', () => {
  test('is the same sentence whether the transaction is shown, simulated or sent', async () => {
    const outsider = await system.as('outsider')
    for (const error of await all(await outsider.pool(pool.address).impair(1n))) {
      expect(error).toMatchObject({
        code: 'contract.NotAllowed',
        errorName: 'NotAllowed',
        arguments: { caller: persona('outsider').address },
        message: `State further losses of 0.000001 LUSD: ${persona('outsider').address} may not do this`,
      })
    }
  })

  test('writes amounts in cash, and leaves no allowance behind', async () => {
    await system.chain.isolated(async () => {
      const provider = await system.as('provider')
      const before = await system.chain.client.getBlockNumber()
      const far = await provider.reserve.deposit(9_000_000_500_000n)
      for (const error of await all(far)) {
        expect(error).toMatchObject({
          errorName: 'ERC20InsufficientBalance',
          message: `Bring 9,000,000.5 LUSD into the reserve: ${persona('provider').address} has 2,000,000 and needs 9,000,000.5`,
        })
      }
      expect(await system.chain.client.getBlockNumber()).toBe(before)
    })
  })

  test('comes through from a contract further in', async () => {
    const outsider = await system.as('outsider')
    const [error] = await all(await outsider.share(pool.shares[1]!).setVenue(pool.address))
    expect(error).toMatchObject({ errorName: 'OwnableUnauthorizedAccount' })
    const order = { share: pool.shares[1]!, amount: 1n, minimumPaid: 0n }
    const [unlisted] = await all(await (await system.as('investorA')).desk.sell(order))
    expect(unlisted).toMatchObject({ errorName: expect.stringMatching(/NotListed|TransferRestricted/) })
  })

  test('names the role that is missing', async () => {
    const issuer = await system.as('issuer')
    for (const error of await all(await issuer.identity.trustIssuer(persona('issuer').address, 1n))) {
      expect(error).toMatchObject({
        errorName: 'AccessManagedUnauthorized',
        remedy: expect.stringContaining('role'),
      })
    }
  })
})

describe('a failure of the chain', () => {
  test('of a node that does not answer says so, for reads and for transactions', async () => {
    const client = await throughFaultyNode()
    const prepared = await client.share(pool.shares[0]!).claim()
    node.failWhen(() => ({ kind: 'drop' }))
    for (const error of await all(prepared)) expect(error).toMatchObject({ code: 'chain.unreachable' })
    await expect(client.pool(pool.address).read()).rejects.toMatchObject({ code: 'chain.unreachable' })
    await expect(createSpecieClient({ rpcUrl: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      code: 'chain.unreachable',
    })
  })

  test('for an account without coin says how to mend it', async () => {
    await system.chain.isolated(async () => {
      const address = persona('outsider').address
      await system.chain.client.setBalance({ address, value: 1n })
      const prepared = await (await system.as('outsider')).pool(pool.address).mark()
      await expect(prepared.send()).rejects.toMatchObject({
        code: 'chain.funds',
        remedy: expect.stringContaining('faucet'),
      })
    })
  })

  test('for a number that another program has used says to try again', async () => {
    const client = await throughFaultyNode()
    const prepared = await client.share(pool.shares[0]!).claim()
    node.failWhen(({ method }) =>
      method === 'eth_sendRawTransaction'
        ? { kind: 'error', code: -32_003, message: 'nonce too low: next nonce 5, tx nonce 4' }
        : { kind: 'pass' },
    )
    await expect(prepared.send()).rejects.toMatchObject({ code: 'chain.nonce', remedy: expect.any(String) })
  })

  test('of a node without simulation names the call that is needed', async () => {
    const client = await throughFaultyNode()
    const prepared = await client.share(pool.shares[0]!).claim()
    node.failWhen(({ method }) =>
      method === 'eth_simulateV1'
        ? { kind: 'error', code: -32_601, message: 'the method eth_simulateV1 does not exist' }
        : { kind: 'pass' },
    )
    await expect(prepared.describe()).rejects.toMatchObject({ code: 'chain.method' })
  })

  test('on another chain than the deployment names both', async () => {
    const deployment = { ...system.deployment, chainId: 1 }
    await expect(createSpecieClient({ rpcUrl: system.chain.rpcUrl, deployment })).rejects.toMatchObject({
      code: 'chain.wrong',
      message: expect.stringMatching(/31337.*chain 1$/),
    })
  })

  test('never happens to a reader that is asked to send: it says that it only reads', async () => {
    const { deployment } = system
    const reader = await createSpecieClient({ rpcUrl: system.chain.rpcUrl, deployment })
    expect((await reader.pool(pool.address).read()).state).toBe('active')
    await expect((await reader.pool(pool.address).mark()).send()).rejects.toMatchObject({
      code: 'account.missing',
    })
  })
})
