import { deploySystem, type RaisedPool, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { keccak256, toHex } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, collateralKey, findingIn, loanHash, persona } from '../src/index.ts'

let stopChain: () => Promise<void>
let system: TestSystem
let earlier: RaisedPool
let later: RaisedPool

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
  earlier = await raisePool(system, ['a', 'b', 'c', 'd', 'e'])
  later = await raisePool(system, ['x', 'c', 'y'])
})
afterAll(() => stopChain())

const salt = keccak256(toHex('a salt that nobody guesses'))
const fingerprint = loanHash('loan c')
const finding = () =>
  findingIn(fingerprint, [later.address, earlier.address], [later.tree, earlier.tree], salt)

describe('the same loan in two pools', () => {
  test('is proven by whoever announced it, who is paid from the later servicer’s bond', async () => {
    const finder = await system.as('investorB')
    await (await finder.pools.commitFinding(finding())).send()
    await system.chain.advance(1)
    const { result } = await (await finder.pools.provePledge(finding())).send()
    expect(result).toEqual({
      earlier: earlier.address,
      later: later.address,
      reward: 5_000_000_000n,
      compensation: 5_000_000_000n,
    })
    const { context } = finder
    const paid = await (await finder.pools.withdrawCredit(addressOf(context, 'LocalDollar'))).send()
    expect(paid.result.cash).toBe(result.reward)
    for (const pool of [earlier, later]) {
      expect((await finder.pool(pool.address).read()).issuanceFrozen).toBe(true)
    }
    const governance = await system.as('governance')
    await (await governance.pools.govern(earlier.address, { kind: 'resumeIssuance' })).send()
    expect((await finder.pool(earlier.address).read()).issuanceFrozen).toBe(false)
  })

  test('cannot be proven by somebody who saw the proof and did not announce it', async () => {
    const thief = await system.as('marketMaker')
    const other = findingIn(fingerprint, [earlier.address, later.address], [earlier.tree, later.tree], salt)
    await expect((await thief.pools.provePledge(other)).send()).rejects.toMatchObject({
      errorName: 'NotCommitted',
    })
  })

  test('is not found where a tape lacks the loan', () => {
    expect(() =>
      findingIn(loanHash('loan a'), [earlier.address, later.address], [earlier.tree, later.tree], salt),
    ).toThrow('No loan of this tape has the fingerprint')
  })
})

test('a single asset has one key however its register number is written, and is pledged once', async () => {
  const key = collateralKey('land', 'DE', 'Berlin Blatt 4711')
  expect(collateralKey(' Land ', 'de', 'BERLIN  BLATT 4711')).toBe(key)
  expect(collateralKey('land', 'DE', 'Berlin Blatt 4712')).not.toBe(key)
  const issuer = (await system.as('issuer')).pool(earlier.address)
  const asset = { collateralKey: key, documentHash: salt, principal: 1n, rate: 0, maturity: 2_000_000_000 }
  await (await issuer.addAsset(asset)).send()
  await expect((await issuer.addAsset(asset)).send()).rejects.toMatchObject({ errorName: 'AlreadyPledged' })
  const valuer = (await system.as('valuer')).pool(earlier.address)
  await (await valuer.releaseAsset(key)).send()
  expect(persona('valuer').address).toBe((await valuer.read()).valuer)
})
