import { deploySystem, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import type { Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localDollarAbi } from '../src/generated/localDollarAbi.ts'
import { addressOf, permitDomain, persona, signPermit } from '../src/index.ts'

let stopChain: () => Promise<void>
let system: TestSystem

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
})
afterAll(() => stopChain())

/** Signs for a token with ERC-2612, and lets somebody else submit the permit. */
async function permitted(token: Address, value: bigint): Promise<bigint> {
  const { context } = await system.as('outsider')
  const contract = { address: token, abi: localDollarAbi } as const
  const [owner, spender] = [persona('investorA'), persona('provider').address]
  const nonce = await context.reader.readContract({
    ...contract,
    functionName: 'nonces',
    args: [owner.address],
  })
  const deadline = BigInt((await system.chain.now()) + 3600)
  const domain = await permitDomain(context, token)
  const { v, r, s } = await signPermit(owner, domain, { spender, value, nonce, deadline })
  const args = [owner.address, spender, value, deadline, v, r, s] as const
  const hash = await context.sender!.writeContract({ ...contract, functionName: 'permit', args })
  await context.reader.waitForTransactionReceipt({ hash })
  return context.reader.readContract({
    ...contract,
    functionName: 'allowance',
    args: [owner.address, spender],
  })
}

test('a signed permit lets a spender take cash and shares', async () => {
  const pool = await raisePool(system)
  expect(await permitted(addressOf(system, 'LocalDollar'), 5n)).toBe(5n)
  expect(await permitted(pool.shares[0]!, 7n)).toBe(7n)
})
