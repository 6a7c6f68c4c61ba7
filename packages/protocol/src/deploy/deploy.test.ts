import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startFaultyNode, startTestChain, type TestChain } from '@specie/testing'
import { getAddress } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createContext } from '../createContext.ts'
import { authorityAbi } from '../generated/authorityAbi.ts'
import { persona } from '../local/persona.ts'
import { sendCalls } from '../transaction/sendCalls.ts'
import { addressOf } from './addressOf.ts'
import { deploy } from './deploy.ts'
import { DETERMINISTIC_DEPLOYER } from './deterministicDeployer.ts'
import { fileStore } from './store.ts'
import { verifyDeployment } from './verifyDeployment.ts'

let chain: TestChain
let folder: string
let path: string
const account = persona('governance')
const parameters = { governance: account.address }

beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.stop())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'specie-deploy-'))
  path = join(folder, 'deployments', '31337.json')
  return () => rm(folder, { recursive: true })
})

async function deployed(rpcUrl = chain.rpcUrl) {
  const outcome = await deploy(await createContext({ rpcUrl, account }), {
    parameters,
    store: fileStore(path),
  })
  return createContext({ rpcUrl: chain.rpcUrl, account, deployment: outcome.deployment })
}

describe('a deploy', () => {
  test('leaves contracts, wiring and roles that the verification finds without a difference', async () => {
    await chain.isolated(async () => {
      const context = await deployed()
      expect(await verifyDeployment(context)).toEqual([])
      const record = JSON.parse(await readFile(path, 'utf8'))
      expect(record.contracts.Nav).toMatchObject({
        address: addressOf(context, 'Nav'),
        block: expect.any(String),
      })
    })
  })

  test('changes nothing when it is run again', async () => {
    await chain.isolated(async () => {
      await deployed()
      const before = await chain.client.getBlockNumber()
      const record = await readFile(path, 'utf8')
      await deployed()
      expect(await chain.client.getBlockNumber()).toBe(before)
      expect(await readFile(path, 'utf8')).toBe(record)
    })
  })

  test('continues where it was cut off, at whichever transaction that was, sent or not', async () => {
    const node = await startFaultyNode(chain.rpcUrl)
    try {
      for (const [kind, sendings] of [
        ['drop', 2],
        ['loseAnswer', 5],
        ['loseAnswer', 9],
      ] as const) {
        await chain.isolated(async () => {
          await rm(path, { force: true })
          let sent = 0
          node.failWhen(({ method }) => {
            if (method === 'eth_sendRawTransaction') sent += 1
            return sent >= sendings ? { kind } : { kind: 'pass' }
          })
          await expect(deployed(node.rpcUrl)).rejects.toMatchObject({ code: 'chain.unreachable' })
          node.failWhen(() => ({ kind: 'pass' }))
          expect(await verifyDeployment(await deployed(node.rpcUrl))).toEqual([])
        })
      }
    } finally {
      await node.stop()
    }
  })

  test('records anew what a chain that was reset has lost', async () => {
    await chain.isolated(() => deployed())
    await chain.isolated(async () => {
      await chain.client.mine({ blocks: 50 })
      const context = await deployed()
      expect(Number(context.deployment.contracts.Nav!.block)).toBeGreaterThan(50)
      expect(await verifyDeployment(context)).toEqual([])
    })
  })

  test('brings the deterministic factory to a chain that lacks it', async () => {
    await chain.isolated(async () => {
      await chain.client.setCode({ address: DETERMINISTIC_DEPLOYER, bytecode: '0x' })
      expect(await verifyDeployment(await deployed())).toEqual([])
    })
  })

  test('refuses the record of another chain', async () => {
    await fileStore(path).write({ chainId: 1, contracts: {}, roles: {} })
    await expect(deployed()).rejects.toMatchObject({ code: 'deployment.otherChain' })
  })

  test('leaves a deployment of another build alone unless it is told to replace it', async () => {
    await chain.isolated(async () => {
      const old = await deployed()
      const reserve = { cooldown: 60n, window: 60n, name: 'Other', symbol: 'OTH' }
      const options = { parameters: { ...parameters, reserve }, store: fileStore(path) }
      const record = await readFile(path, 'utf8')
      await expect(deploy(old, options)).rejects.toMatchObject({
        code: 'deployment.otherBuild',
        message: expect.stringContaining('Reserve'),
      })
      expect(await readFile(path, 'utf8')).toBe(record)
      const { deployment } = await deploy(old, { ...options, replace: true })
      expect(deployment.contracts.Identity).toEqual(old.deployment.contracts.Identity)
      expect(deployment.contracts.Reserve!.address).not.toBe(addressOf(old, 'Reserve'))
      expect(await verifyDeployment({ ...old, deployment })).toEqual([])
    })
  })

  test('refuses a damaged record with the way to mend it', async () => {
    await fileStore(path).write({ chainId: 31_337, contracts: {}, roles: {} })
    await writeFile(path, '{"chainId": 313')
    await expect(deployed()).rejects.toMatchObject({ code: 'deployment.damaged', remedy: expect.any(String) })
  })

  test('hands what only the administrator may set to whoever deploys without being it', async () => {
    await chain.isolated(async () => {
      const outsider = await createContext({ rpcUrl: chain.rpcUrl, account: persona('issuer') })
      const { deployment, pending } = await deploy(outsider, { parameters, store: fileStore(path) })
      expect(pending.length).toBeGreaterThan(2)
      const governance = await createContext({ rpcUrl: chain.rpcUrl, account, deployment })
      expect((await verifyDeployment(governance)).length).toBeGreaterThan(2)
      await sendCalls(governance, pending)
      expect(await verifyDeployment(governance)).toEqual([])
    })
  })
})

describe('the verification', () => {
  test('names other code, a role too much, a role too little and a missing contract', async () => {
    await chain.isolated(async () => {
      const context = await deployed()
      const outsider = persona('outsider').address
      const authority = { address: addressOf(context, 'Authority'), abi: authorityAbi } as const
      await context.sender!.writeContract({
        ...authority,
        functionName: 'grantRole',
        args: [0n, outsider, 0],
      })
      await context.sender!.writeContract({
        ...authority,
        functionName: 'revokeRole',
        args: [3n, getAddress(account.address)],
      })
      await chain.client.setCode({ address: addressOf(context, 'Desk'), bytecode: '0x6001' })
      const { Nav: _, ...contracts } = context.deployment.contracts
      const found = await verifyDeployment(context)
      expect(found.map(({ subject }) => subject)).toEqual([
        'Desk: code hash',
        'Desk: code',
        'Desk: Holds',
        `Authority: poolOpener of ${account.address}`,
        'Authority: administrator',
      ])
      expect(found.at(-1)?.found).toContain(outsider)
      const without = { ...context, deployment: { ...context.deployment, contracts } }
      expect((await verifyDeployment(without))[0]).toMatchObject({
        subject: 'Nav',
        found: 'not in the record',
      })
    })
  })
})
