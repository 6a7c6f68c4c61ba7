import { createSpecieClient } from '@specie/protocol'
import { startTestChain, type TestChain } from '@specie/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextBlock } from './nextBlock.ts'
import { rpc } from './rpc.ts'

let chain: TestChain
beforeAll(async () => {
  chain = await startTestChain()
})
afterAll(() => chain.stop())

async function reached(local: boolean) {
  const { rpcUrl } = chain
  const client = await createSpecieClient({ rpcUrl })
  const height = () => client.context.reader.getBlockNumber({ cacheTime: 0 })
  return { connection: { client, rpcUrl, local }, height }
}

test('elsewhere the next block is waited for, and a block that has come is not', async () => {
  const { connection, height } = await reached(false)
  const before = await height()
  let came = false
  const waiting = nextBlock(connection, before).then(() => {
    came = true
  })
  await rpc(chain.rpcUrl, 'eth_chainId', [])
  expect(came).toBe(false)
  await rpc(chain.rpcUrl, 'evm_mine', [])
  await waiting
  expect(await height()).toBe(before + 1n)
  await nextBlock(connection, before)
})

test('on a local chain the next block is made', async () => {
  const { connection, height } = await reached(true)
  const before = await height()
  await nextBlock(connection, before)
  expect(await height()).toBe(before + 1n)
})
