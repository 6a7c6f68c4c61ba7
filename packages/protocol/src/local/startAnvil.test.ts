import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClient, http, publicActions } from 'viem'
import { expect, test } from 'vitest'
import { startAnvil } from './startAnvil.ts'

const clientOf = (rpcUrl: string) =>
  createTestClient({ mode: 'anvil', transport: http(rpcUrl) }).extend(publicActions)

test('a local chain keeps its blocks and balances between two starts', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'specie-anvil-'))
  const state = join(folder, 'chain.json')
  const address = '0x00000000000000000000000000000000000000aa'
  try {
    const first = await startAnvil({ state })
    await clientOf(first.rpcUrl).setBalance({ address, value: 42n })
    await clientOf(first.rpcUrl).mine({ blocks: 3 })
    await first.stop()
    await first.stop()
    const second = await startAnvil({ state })
    expect(await clientOf(second.rpcUrl).getBalance({ address })).toBe(42n)
    expect(await clientOf(second.rpcUrl).getBlockNumber()).toBe(3n)
    await second.stop()
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('two chains run beside each other, and a port that is taken is refused with what to do', async () => {
  const [first, second] = await Promise.all([startAnvil(), startAnvil({ chainId: 1337 })])
  try {
    expect(first.port).not.toBe(second.port)
    expect(await clientOf(second.rpcUrl).getChainId()).toBe(1337)
    await expect(startAnvil({ port: first.port })).rejects.toMatchObject({
      code: 'chain.port',
      message: expect.stringContaining(String(first.port)),
    })
  } finally {
    await Promise.all([first.stop(), second.stop()])
  }
})

test('a chain that cannot start says what it printed', async () => {
  await expect(startAnvil({ loadState: '/no/such/file.json' })).rejects.toMatchObject({
    code: 'chain.start',
    message: expect.stringMatching(/did not start: it ended with code \d/),
  })
})
