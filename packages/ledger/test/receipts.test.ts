import { persona } from '@specie/protocol'
import { numberToHex } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headerHash, type RawHeader } from '../src/chain/header.ts'
import { type RawReceipt, receiptsRoot } from '../src/chain/receiptsRoot.ts'
import { type Scene, startScene } from './startScene.ts'

let scene: Scene
let request: (call: { method: string; params: unknown[] }) => Promise<unknown>

beforeAll(async () => {
  scene = await startScene()
  request = scene.system.chain.client.request as never
})
afterAll(() => scene?.stop())

async function block(tag: string) {
  const header = (await request({ method: 'eth_getBlockByNumber', params: [tag, false] })) as RawHeader
  const receipts = (await request({ method: 'eth_getBlockReceipts', params: [tag] })) as RawReceipt[]
  return { header, receipts }
}

test('headers and receipts of every block of a lived chain hash to what the chain says', async () => {
  const head = await scene.head()
  let logs = 0
  for (let number = 0n; number <= head; number += 1n) {
    const { header, receipts } = await block(numberToHex(number))
    expect(headerHash(header)).toBe(header.hash)
    expect(receiptsRoot(receipts)).toBe(header.receiptsRoot)
    logs += receipts.reduce((sum, receipt) => sum + receipt.logs.length, 0)
  }
  expect(logs).toBeGreaterThan(50)
})

test('a block of 300 transactions of three types has the root of its receipts; one changed receipt has another', async () => {
  const [from, to] = [persona('investorA').address, persona('investorB').address]
  await request({ method: 'evm_setAutomine', params: [false] })
  const kinds = [
    { gasPrice: numberToHex(20n * 10n ** 9n) },
    { gasPrice: numberToHex(20n * 10n ** 9n), accessList: [] },
    { maxFeePerGas: numberToHex(20n * 10n ** 9n), maxPriorityFeePerGas: '0x1' },
  ]
  for (let index = 0; index < 300; index += 1) {
    const transaction = { from, to, value: '0x1', gas: numberToHex(21_000 + 5_000), ...kinds[index % 3] }
    await request({ method: 'eth_sendTransaction', params: [transaction] })
  }
  await request({ method: 'evm_mine', params: [] })
  await request({ method: 'evm_setAutomine', params: [true] })
  const { header, receipts } = await block('latest')
  expect(receipts).toHaveLength(300)
  expect(new Set(receipts.map(({ type }) => Number(type)))).toEqual(new Set([0, 1, 2]))
  expect(receiptsRoot(receipts)).toBe(header.receiptsRoot)
  for (const at of [0, 127, 128, 299]) {
    const changed = receipts.map((receipt, index) =>
      index === at ? { ...receipt, status: '0x0' as const } : receipt,
    )
    expect(receiptsRoot(changed)).not.toBe(header.receiptsRoot)
  }
})
