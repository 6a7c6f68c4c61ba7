import { deploySystem, raisePool, startTestChain, type TestSystem } from '@specie/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shareAbi } from '../src/generated/shareAbi.ts'
import {
  addressOf,
  claimBits,
  identityDomain,
  type PreparedTransaction,
  persona,
  restrictionMessage,
  type SignedStatement,
  signLink,
  signRecovery,
  signStatement,
} from '../src/index.ts'

let stopChain: () => Promise<void>
let system: TestSystem

beforeAll(async () => {
  const chain = await startTestChain()
  stopChain = chain.stop
  system = await deploySystem(chain)
})
afterAll(() => stopChain())

async function sent<Result>(prepared: Promise<PreparedTransaction<Result>>): Promise<Result> {
  return (await (await prepared).send()).result
}

const claims = claimBits(['identified'])
const domain = () => identityDomain(31_337, addressOf(system, 'Identity'))

async function statementOf(wallet: `0x${string}`, version: number): Promise<SignedStatement> {
  const now = await system.chain.now()
  const statement = {
    wallet,
    claims,
    country: 250,
    class: 1,
    expiry: now + 1e8,
    version,
    deadline: now + 3600,
  }
  return signStatement(persona('kycIssuer'), domain(), statement)
}

describe('an identity', () => {
  test('is registered by anybody who has what the KYC issuer signed, once', async () => {
    await system.chain.isolated(async () => {
      const wallet = persona('provider').address
      const anybody = await system.as('servicer')
      const signed = await statementOf(wallet, 1)
      expect(await sent(anybody.identity.register(signed))).toMatchObject({ version: 1 })
      expect(await anybody.identity.read(wallet)).toMatchObject({
        verified: true,
        country: 250,
        claimNames: ['identified'],
        issuer: persona('kycIssuer').address,
        wallets: [wallet],
      })
      await expect(sent(anybody.identity.register(signed))).rejects.toMatchObject({
        errorName: 'VersionMismatch',
        message: expect.stringContaining('the next one is 2'),
      })
    })
  })

  test('is not registered when the statement was changed after signing', async () => {
    const signed = await statementOf(persona('provider').address, 1)
    const forged = { ...signed, statement: { ...signed.statement, class: 4 } }
    await expect(sent((await system.as('provider')).identity.register(forged))).rejects.toMatchObject({
      errorName: 'SignatureInvalid',
    })
  })

  test('is registered in a batch of which somebody has submitted a part before', async () => {
    await system.chain.isolated(async () => {
      const anybody = await system.as('servicer')
      const signed = [
        await statementOf(persona('provider').address, 1),
        await statementOf(persona('reporter').address, 1),
      ]
      await sent(anybody.identity.register(signed[0]!))
      expect(await sent(anybody.identity.registerBatch(signed))).toEqual({ registered: 1 })
    })
  })

  test('takes a second wallet that the issuer and the wallet have signed for', async () => {
    await system.chain.isolated(async () => {
      const [wallet, added] = [persona('investorA').address, persona('provider').address]
      const link = { wallet, added, version: 2, deadline: (await system.chain.now()) + 3600 }
      const signature = await signLink(persona('kycIssuer'), domain(), link)
      const consent = await signLink(persona('provider'), domain(), link)
      const anybody = await system.as('servicer')
      const issuer = persona('kycIssuer').address
      await sent(anybody.identity.link({ link, issuer, signature, consent }))
      expect((await anybody.identity.read(added)).wallets).toEqual([wallet, added])
    })
  })

  test('moves from a lost wallet after the delay, unless the lost wallet objects', async () => {
    await system.chain.isolated(async () => {
      const [lost, replacement] = [persona('investorA').address, persona('provider').address]
      const recovery = { lost, replacement, version: 2, deadline: (await system.chain.now()) + 3600 }
      const issuer = await system.as('kycIssuer')
      const order = {
        recovery,
        issuer: persona('kycIssuer').address,
        signature: await signRecovery(persona('kycIssuer'), domain(), recovery),
        consent: await signRecovery(persona('provider'), domain(), recovery),
      }
      const { readyAt } = await sent(issuer.identity.recover(order))
      await system.chain.isolated(async () => {
        const objecting = await system.as('investorA')
        await sent(objecting.identity.settleRecovery(lost, 'cancelRecovery'))
        expect((await objecting.identity.read(lost)).recovery).toBeUndefined()
      })
      await expect(sent(issuer.identity.settleRecovery(lost, 'finishRecovery'))).rejects.toMatchObject({
        errorName: 'RecoveryNotReady',
      })
      await system.chain.advance(readyAt - (await system.chain.now()))
      await sent(issuer.identity.settleRecovery(lost, 'finishRecovery'))
      expect(await issuer.identity.read(lost)).toMatchObject({ lost: true, recoveredTo: replacement })
      expect(await issuer.identity.read(replacement)).toMatchObject({ verified: true, lost: false })
    })
  })

  test('loses claims, or ends, when the issuer says so', async () => {
    await system.chain.isolated(async () => {
      const wallet = persona('investorA').address
      const issuer = await system.as('kycIssuer')
      await sent(issuer.identity.revoke(wallet, claims))
      expect((await issuer.identity.read(wallet)).claimNames).toEqual(['sanctionsScreened'])
      await sent(issuer.identity.revoke(wallet))
      await system.chain.advance(1)
      expect((await issuer.identity.read(wallet)).verified).toBe(false)
    })
  })
})

test('the sentence for every transfer restriction is the one that the contracts give', async () => {
  const { context } = await system.as('outsider')
  const codes = Array.from({ length: 256 }, (_, code) => code)
  const address = (await raisePool(system)).shares[0]!
  const messages = await Promise.all(
    codes.map((code) =>
      context.reader.readContract({
        address,
        abi: shareAbi,
        functionName: 'messageForTransferRestriction',
        args: [code],
      }),
    ),
  )
  expect(codes.map(restrictionMessage)).toEqual(messages)
})
