import type { Hash } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isSafe, proposedNonce, type SafeProgress, safeNonce } from '../../src/transactions/safe.ts'
import { watchSafe } from '../../src/transactions/watchSafe.ts'
import { type Scene, startScene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.chain.stop())

const EMPTY = '0x'

/** Proposes the gate's message at a place of the Safe's queue and gives what the console keeps of it. */
async function propose(ahead = 0n, safeTxGas = 0n) {
  const { reader, safe, gate, pass } = scene
  const next = await safeNonce(reader, safe)
  const since = await reader.getBlockNumber({ cacheTime: 0 })
  const wallet = scene.safeSender(async () => next + ahead, safeTxGas)
  const safeTxHash: Hash = await scene.writeBy(wallet, gate, pass)
  const message = { to: gate, data: pass, value: 0n }
  const nonce = await proposedNonce(reader, safe, message, safeTxHash, next)
  return { safe, safeTxHash, since, nonce, next }
}

function watch(proposal: Awaited<ReturnType<typeof propose>>) {
  const seen: SafeProgress[] = []
  const onProgress = (progress: SafeProgress) => {
    const last = seen.at(-1)
    if (last?.given !== progress.given || last.needed !== progress.needed) seen.push(progress)
  }
  return { seen, fate: watchSafe(scene.reader, proposal, { interval: 20, onProgress }) }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('a Safe', () => {
  test('is told from an ordinary account and from another contract', async () => {
    const { reader, safe, gate, account } = scene
    expect(await isSafe(reader, safe)).toBe(true)
    expect(await isSafe(reader, gate)).toBe(false)
    expect(await isSafe(reader, account)).toBe(false)
  })

  test('shows how many owners have approved, and then that it was executed', async () => {
    const { owners, gate, pass } = scene
    const proposal = await propose()
    const { seen, fate } = watch(proposal)
    await until(() => seen.length === 1)
    await scene.approve(owners[0]!, proposal.safeTxHash)
    await until(() => seen.length === 2)
    const before = await scene.passed()
    const executed = await scene.execute(owners[1]!, gate, pass)
    expect(await fate).toMatchObject({ kind: 'mined', hash: executed })
    expect(seen).toEqual([
      { given: 0, needed: 2 },
      { given: 1, needed: 2 },
    ])
    expect(await scene.passed()).toBe(before + 1n)
  })

  test('whose message fails while it is executed tells so', async () => {
    const { owners, gate, pass } = scene
    await scene.close(true)
    const proposal = await propose(0n, 100_000n)
    expect(proposal.nonce).toBeUndefined()
    await scene.approve(owners[0]!, proposal.safeTxHash)
    const executed = await scene.execute(owners[1]!, gate, pass, 100_000n)
    expect(await watch(proposal).fate).toMatchObject({ kind: 'reverted', hash: executed })
    await scene.close(false)
  })

  test('whose owners reject a proposal by another one of its number has replaced it', async () => {
    const { owners, safe } = scene
    const proposal = await propose()
    const { fate } = watch(proposal)
    const rejection = await scene.writeBy(
      scene.safeSender(async () => proposal.next),
      safe,
      EMPTY,
    )
    await scene.approve(owners[0]!, rejection)
    await scene.execute(owners[1]!, safe, EMPTY)
    expect(await fate).toEqual({ kind: 'replaced', by: undefined })
  })

  test('that has others before it in its queue executes it in its turn', async () => {
    const { owners, gate, pass, account } = scene
    const proposal = await propose(2n)
    expect(proposal.nonce).toBe(proposal.next + 2n)
    const { seen, fate } = watch(proposal)
    for (const ahead of [0n, 1n]) {
      const hash = await scene.writeBy(
        scene.safeSender(async () => proposal.next + ahead),
        account,
        EMPTY,
      )
      await scene.approve(owners[0]!, hash)
      await scene.execute(owners[1]!, account, EMPTY)
    }
    await until(() => seen.length > 0)
    await scene.approve(owners[2]!, proposal.safeTxHash)
    const executed = await scene.execute(owners[0]!, gate, pass)
    expect(await fate).toMatchObject({ kind: 'mined', hash: executed })
  })

  test('whose wallet executed at once and gave the hash of the chain is understood', async () => {
    const { owners, safe, gate, pass, reader } = scene
    const proposal = await propose()
    await scene.approve(owners[0]!, proposal.safeTxHash)
    const since = await reader.getBlockNumber({ cacheTime: 0 })
    const hash = await scene.execute(owners[1]!, gate, pass)
    const fate = await watchSafe(
      reader,
      { safe, safeTxHash: hash, since, nonce: undefined },
      { interval: 20, onProgress: () => undefined },
    )
    expect(fate).toMatchObject({ kind: 'mined', hash })
  })
})
