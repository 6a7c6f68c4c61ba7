import { startFaultyNode } from '@specie/testing'
import { createPublicClient, http, type PublicClient } from 'viem'
import { foundry } from 'viem/chains'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchTransaction } from '../../src/transactions/watch.ts'
import { type Scene, startScene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.chain.stop())

const PATIENCE = { interval: 20, missing: 5 }
const CHEAP = { maxFeePerGas: 3_000_000_000n, maxPriorityFeePerGas: 1n }
const DEAR = { maxFeePerGas: 9_000_000_000n, maxPriorityFeePerGas: 3_000_000_000n }

/** Sends the message that is watched and gives what the console keeps of it. */
async function sent(more: object = {}) {
  const { sender, gate, pass, reader, account } = scene
  const nonce = await reader.getTransactionCount({ address: account, blockTag: 'pending' })
  const hash = await sender.sendTransaction({
    account: sender.account!,
    chain: foundry,
    to: gate,
    data: pass,
    gas: 100_000n,
    nonce,
    ...more,
  } as never)
  return { account, hash, to: gate, data: pass, nonce }
}

/** While blocks come only when they are asked for. */
async function byHand<Result>(work: () => Promise<Result>): Promise<Result> {
  await scene.chain.client.setAutomine(false)
  try {
    return await work()
  } finally {
    await scene.chain.client.setAutomine(true)
    await scene.chain.client.mine({ blocks: 1 })
  }
}

describe('a transaction that is watched', () => {
  test('is mined, with its block', async () => {
    const watched = await sent()
    const receipt = await scene.reader.getTransactionReceipt({ hash: watched.hash })
    expect(await watchTransaction(scene.reader, watched, PATIENCE)).toEqual({
      kind: 'mined',
      hash: watched.hash,
      block: Number(receipt.blockNumber),
    })
  })

  test('waits for its block, also when its number was not known at first', async () => {
    await byHand(async () => {
      const watched = await sent()
      const fate = watchTransaction(scene.reader, { ...watched, nonce: undefined }, PATIENCE)
      await new Promise((resolve) => setTimeout(resolve, 200))
      await scene.chain.client.mine({ blocks: 1 })
      expect(await fate).toMatchObject({ kind: 'mined', hash: watched.hash })
    })
  })

  test('is reverted when the contract refuses it in its block', async () => {
    await scene.close(true)
    const watched = await sent()
    expect(await watchTransaction(scene.reader, watched, PATIENCE)).toMatchObject({
      kind: 'reverted',
      hash: watched.hash,
    })
    await scene.close(false)
  })

  test('is replaced when another message of its number is mined', async () => {
    await byHand(async () => {
      const watched = await sent(CHEAP)
      const fate = watchTransaction(scene.reader, watched, PATIENCE)
      const other = await sent({ ...DEAR, nonce: watched.nonce, to: scene.account, data: '0x' })
      await scene.chain.client.mine({ blocks: 1 })
      expect(await fate).toEqual({ kind: 'replaced', by: other.hash })
    })
  })

  test('is mined under another hash when the same message was sent for a higher fee', async () => {
    await byHand(async () => {
      const watched = await sent(CHEAP)
      const fate = watchTransaction(scene.reader, watched, PATIENCE)
      const faster = await sent({ ...DEAR, nonce: watched.nonce })
      await scene.chain.client.mine({ blocks: 1 })
      expect(faster.hash).not.toBe(watched.hash)
      expect(await fate).toMatchObject({ kind: 'mined', hash: faster.hash })
    })
  })

  test('is dropped when the node forgets it while its number is free', async () => {
    await byHand(async () => {
      const watched = await sent()
      const fate = watchTransaction(scene.reader, watched, PATIENCE)
      await scene.chain.client.dropTransaction({ hash: watched.hash })
      expect(await fate).toEqual({ kind: 'dropped' })
    })
  })

  test('outlives a node that does not answer', async () => {
    const node = await startFaultyNode(scene.chain.rpcUrl)
    let asked = 0
    node.failWhen(() => {
      asked += 1
      return asked <= 40 ? { kind: 'status', status: 503 } : { kind: 'pass' }
    })
    const reader = createPublicClient({
      chain: foundry,
      transport: http(node.rpcUrl, { retryCount: 0 }),
    }) as PublicClient
    const watched = await sent()
    // Far more looks fail than a transaction may be unknown at.
    expect(await watchTransaction(reader, watched, PATIENCE)).toMatchObject({ kind: 'mined' })
    expect(asked).toBeGreaterThan(40)
    await node.stop()
  })

  test('is left when the page says so', async () => {
    await byHand(async () => {
      const watched = await sent()
      const stop = new AbortController()
      const fate = watchTransaction(scene.reader, watched, { ...PATIENCE, signal: stop.signal })
      stop.abort(new Error('left'))
      await expect(fate).rejects.toThrow('left')
    })
  })
})
