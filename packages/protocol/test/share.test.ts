import {
  collectMonth,
  deploySystem,
  type RaisedPool,
  raisePool,
  startTestChain,
  type TestSystem,
} from '@specie/testing'
import { type Address, erc20Abi } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, type Persona, type PreparedTransaction, persona, type ShareEntity } from '../src/index.ts'

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

async function senior(name: Persona): Promise<ShareEntity> {
  return (await system.as(name)).share(pool.shares[0]!)
}

async function sent<Result>(prepared: Promise<PreparedTransaction<Result>>): Promise<Result> {
  return (await (await prepared).send()).result
}

const move = (to: Address) => ({ from: persona('investorA').address, to, amount: 1_000_000n })

describe('the transfer agent of a share', () => {
  test('freezes a wallet or a part of its shares, and moves shares by force', async () => {
    await system.chain.isolated(async () => {
      const wallet = persona('investorA').address
      await sent((await senior('issuer')).setAgent(persona('issuer').address))
      const agent = await senior('issuer')
      await sent(agent.enforce({ kind: 'freeze', wallet, amount: 599_999_500_000n }))
      expect(await agent.restriction(move(persona('investorB').address))).toMatchObject({
        reason: "Part of the sender's shares is frozen",
      })
      await sent(agent.enforce({ kind: 'unfreeze', wallet, amount: 599_999_500_000n }))
      await sent(agent.enforce({ kind: 'freeze', wallet }))
      expect((await agent.holding(wallet)).walletFrozen).toBe(true)
      const to = persona('investorB').address
      await sent(agent.enforce({ kind: 'forcedTransfer', from: wallet, to, amount: 7n }))
      expect((await agent.holding(to)).balance).toBe(7n)
      await expect(sent((await senior('valuer')).enforce({ kind: 'pause' }))).rejects.toMatchObject({
        errorName: 'NotAgent',
      })
      await sent(agent.enforce({ kind: 'pause' }))
      expect((await agent.restriction({ ...move(to), from: to })).passes).toBe(false)
      await sent(agent.enforce({ kind: 'unpause' }))
    })
  })

  test('bars a country and admits it again, and asks more of holders', async () => {
    await system.chain.isolated(async () => {
      const agent = await senior('issuer')
      const to = persona('investorB').address
      await sent(agent.admitCountry(276, false))
      expect((await agent.restriction(move(to))).reason).toBe("The receiver's country is not admitted")
      await sent(agent.admitCountry(276))
      await sent(agent.setPolicy({ required: 3n, minimumClass: 4, countries: [] }))
      expect((await agent.restriction(move(to))).reason).toBe("The receiver's investor class is too low")
      await expect(sent(agent.limitHolders({ country: 276 }, 5))).rejects.toMatchObject({
        errorName: 'CountingNeeded',
      })
    })
  })
})

test('a holder has its income paid to another account that it names, and nobody else claims it', async () => {
  await system.chain.isolated(async () => {
    await collectMonth(system, pool, 1)
    const [holder, receiver] = [persona('investorA').address, persona('outsider').address]
    await sent((await senior('investorA')).setIncomeReceiver(receiver))
    const { claimable } = await (await senior('investorA')).holding(holder)
    await expect(sent((await senior('investorB')).claim(holder))).rejects.toMatchObject({
      errorName: 'ClaimNotYours',
    })
    const { context } = await system.as('outsider')
    const { cash } = await sent((await senior('investorA')).claim())
    expect(cash).toBe(claimable)
    const received = await context.reader.readContract({
      address: addressOf(context, 'LocalDollar'),
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [receiver],
    })
    expect(received).toBe(claimable)
  })
})
