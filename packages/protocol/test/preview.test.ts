import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { persona } from '../src/index.ts'

let stopChain: () => Promise<void>
let system: TestSystem
let pool: RaisedPool

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
  pool = await raisePool(system)
})
afterAll(() => stopChain())

describe('what a transaction shows before it is sent', () => {
  test('is what it then changes, the allowance that it needs first included', async () => {
    const provider = await system.as('provider')
    const deposit = await provider.reserve.deposit(1_000_000_000n)
    const before = await system.chain.client.getBlockNumber()
    const preview = await deposit.describe()
    expect(await system.chain.client.getBlockNumber()).toBe(before)
    expect(preview.steps).toEqual([
      expect.stringMatching(/^Allow 0x\w{40} to take 1,000 LUSD$/),
      'Bring 1,000 LUSD into the reserve',
    ])
    expect(preview).toMatchObject({ from: persona('provider').address, block: { number: before } })
    expect(preview.fee).toBeGreaterThan(preview.gas)
    const [cash, reserve] = preview.changes
    expect(cash).toMatchObject({ unit: 'LUSD', decimals: 6 })
    expect(cash!.before! - cash!.after!).toBe(1_000_000_000n)
    const sent = await deposit.send()
    expect(sent.result).toEqual(preview.result)
    expect(reserve!.after! - reserve!.before!).toBe(sent.result.shares)
    const { provider: own } = await provider.reserve.read(persona('provider').address)
    expect(own!.shares).toBe(reserve!.after)
  })

  test('asks for no allowance where there is one already', async () => {
    await system.chain.isolated(async () => {
      const provider = await system.as('provider')
      await (await provider.reserve.deposit(500n)).send()
      const token = provider.context.deployment.contracts.LocalDollar!.address
      const { erc20Abi, maxUint256 } = await import('viem')
      const reserve = provider.context.deployment.contracts.Reserve!.address
      await provider.context.sender!.writeContract({
        address: token,
        abi: erc20Abi,
        functionName: 'approve',
        args: [reserve, maxUint256],
      })
      expect((await (await provider.reserve.deposit(500n)).describe()).steps).toHaveLength(1)
    })
  })

  test('leaves a figure open that the chain does not give', async () => {
    const outsider = await system.as('outsider')
    await system.chain.isolated(async () => {
      const prepared = await outsider.pool(pool.address).mark()
      const { changes } = await prepared.describe()
      expect(changes.map(({ unit }) => unit)).toEqual([
        'LUSD',
        'LUSD a share',
        'LUSD a share',
        'LUSD a share',
      ])
      for (const { before, after } of changes)
        expect([typeof before, typeof after]).toEqual(['bigint', 'bigint'])
    })
  })
})
