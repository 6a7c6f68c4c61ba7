import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ledger } from '../src/index.ts'
import { type Scene, startScene } from './startScene.ts'

let scene: Scene
let ledger: Ledger

beforeAll(async () => {
  scene = await startScene()
  ledger = await scene.ledger()
})
afterAll(() => scene?.stop())

test('after reorganisations of 1 to 20 blocks the ledger holds what a new one reads, and what a rebuild makes', async () => {
  const depths = [1, 2, 3, 5, 8, 13, 20]
  let undone = 0
  for (const depth of depths) {
    await scene.move(depth + 2)
    await ledger.step()
    await scene.reorganise(depth)
    await scene.move(2)
    const step = await ledger.step()
    expect(step.undone).toBe(depth)
    undone += step.undone
    const { digest } = await ledger.digest()
    expect(digest).toBe(await scene.truth())
    await ledger.rebuild()
    expect((await ledger.digest()).digest).toBe(digest)
  }
  process.stdout.write(`reorganisations ${depths.length}, blocks undone ${undone}\n`)
})

test('a local chain that is set back takes the ledger with it', async () => {
  const before = await scene.system.chain.snapshot()
  await scene.move(4)
  await ledger.step()
  await scene.system.chain.revert(before)
  const step = await ledger.step()
  expect(step.undone).toBe(4)
  expect(step.indexed).toBe(step.head)
  expect((await ledger.digest()).digest).toBe(await scene.truth())
})

test('a ledger that was away while the chain was reorganised walks back to the common block', async () => {
  const late = await scene.ledger()
  await scene.move(20)
  await late.step()
  for (let round = 0; round < 4; round += 1) {
    await scene.reorganise(12)
    await scene.move(6)
  }
  const step = await late.step()
  expect(step.undone).toBe(12)
  expect((await late.digest()).digest).toBe(await scene.truth())
})
