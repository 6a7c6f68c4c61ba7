import type { Hash } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRunner, type RunnerParts } from '../../src/transactions/runner.ts'
import { safeNonce } from '../../src/transactions/safe.ts'
import { createTransactionStore, type TransactionStore } from '../../src/transactions/store.ts'
import type { Step, TransactionRecord } from '../../src/transactions/types.ts'
import type { Keeper } from '../../src/wallet/accountStore.ts'
import { type Scene, startScene } from './scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.chain.stop())

const ID = 'one'
let kept: Map<string, string>
let keeper: Keeper
let mined: number[]
beforeEach(() => {
  kept = new Map()
  mined = []
  keeper = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) }
})

function runnerOf(store: TransactionStore, parts: Partial<RunnerParts> = {}) {
  return createRunner({
    store,
    missing: 400,
    isIndexed: async () => true,
    onMined: (block) => void mined.push(block),
    onIndexed: async () => undefined,
    ...parts,
  })
}

/** A store with a transaction of some messages through the gate. */
function started(messages = 1, account = scene.account): TransactionStore {
  const step: Step = { title: 'Pass', to: scene.gate, data: scene.pass, value: '0', state: 'waiting' }
  const store = createTransactionStore(keeper)
  store.add({
    id: ID,
    title: 'Pass the gate',
    account,
    chainId: 31_337,
    startedAt: 0,
    state: 'signing',
    steps: Array.from({ length: messages }, () => step),
  })
  return store
}

const connections = () => ({ reader: scene.reader, sender: scene.sender })
const stateOf = (store: TransactionStore) => {
  const { state, steps } = store.get(ID)!
  return [state, ...steps.map((step) => step.state)]
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10))
}

async function byHand(work: () => Promise<void>): Promise<void> {
  await scene.chain.client.setAutomine(false)
  try {
    await work()
  } finally {
    await scene.chain.client.setAutomine(true)
    await scene.chain.client.mine({ blocks: 1 })
  }
}

describe('a transaction of several messages', () => {
  test('is signed, sent, mined and waited for in the ledger, however often the ledger fails', async () => {
    const store = started(2)
    const before = await scene.passed()
    const seen: string[] = []
    store.subscribe(() => {
      const now = stateOf(store).join(' ')
      if (seen.at(-1) !== now) seen.push(now)
    })
    let asked = 0
    let refreshed = 0
    await runnerOf(store, {
      async isIndexed() {
        asked += 1
        if (asked === 1) throw new Error('the server is away')
        return asked > 2
      },
      async onIndexed() {
        refreshed += 1
      },
    }).run(connections(), ID)
    expect(seen).toEqual([
      'signing waiting waiting',
      'signing signing waiting',
      'signing sent waiting',
      'sent sent waiting',
      'sent mined waiting',
      'signing mined waiting',
      'signing mined signing',
      'signing mined sent',
      'sent mined sent',
      'sent mined mined',
      'mined mined mined',
      'indexed mined mined',
    ])
    expect([asked, refreshed, mined.length]).toEqual([3, 1, 2])
    expect(await scene.passed()).toBe(before + 2n)
  })

  test('that a contract refuses before it is sent says why, and goes on where it stopped', async () => {
    const store = started(2)
    const before = await scene.passed()
    await scene.close(true)
    await runnerOf(store).run(connections(), ID)
    expect(stateOf(store)).toEqual(['failed', 'waiting', 'waiting'])
    expect(store.get(ID)?.failure?.message).toMatch(/^Pass: /)
    await scene.close(false)
    await runnerOf(store).run(connections(), ID)
    expect(stateOf(store)).toEqual(['indexed', 'mined', 'mined'])
    expect(store.get(ID)?.failure).toBeUndefined()
    expect(await scene.passed()).toBe(before + 2n)
  })

  test('does not send a second time what was mined', async () => {
    const store = started(2)
    const before = await scene.passed()
    await runnerOf(store).run(connections(), ID)
    store.changeStep(ID, 1, { state: 'waiting', hash: undefined })
    await runnerOf(store).run(connections(), ID)
    expect(await scene.passed()).toBe(before + 3n)
  })

  test('fails without a wallet and sends nothing', async () => {
    const store = started()
    const before = await scene.passed()
    await runnerOf(store).run({ reader: scene.reader, sender: undefined }, ID)
    expect(store.get(ID)).toMatchObject({ state: 'failed', failure: { code: 'account.missing' } })
    expect(await scene.passed()).toBe(before)
  })
})

describe('a transaction that does not come to what was signed', () => {
  test('is reverted when another one changes the contract in the same block first', async () => {
    const store = started()
    await byHand(async () => {
      const running = runnerOf(store).run(connections(), ID)
      await until(() => stateOf(store)[1] === 'sent')
      await scene.close(true, scene.owners[2], {
        maxFeePerGas: 90_000_000_000n,
        maxPriorityFeePerGas: 50_000_000_000n,
      })
      await scene.chain.client.mine({ blocks: 1 })
      await running
    })
    expect(stateOf(store)).toEqual(['failed', 'reverted'])
    expect(store.get(ID)?.failure?.message).toMatch(/^Pass: /)
    expect(store.get(ID)?.steps[0]?.block).toBeGreaterThan(0)
    await scene.close(false)
  })

  test('is dropped when the node forgets it', async () => {
    const store = started()
    await byHand(async () => {
      const running = runnerOf(store).run(connections(), ID)
      await until(() => stateOf(store)[1] === 'sent')
      await scene.chain.client.dropTransaction({ hash: store.get(ID)!.steps[0]!.hash! })
      await running
    })
    expect(store.get(ID)).toMatchObject({ state: 'failed', failure: { code: 'transaction.dropped' } })
  })

  test('is replaced when the wallet cancels it', async () => {
    const store = started()
    let cancel: Hash | undefined
    await byHand(async () => {
      const running = runnerOf(store).run(connections(), ID)
      await until(() => stateOf(store)[1] === 'sent')
      cancel = await scene.sender.sendTransaction({
        account: scene.sender.account!,
        chain: scene.sender.chain!,
        to: scene.account,
        nonce: store.get(ID)!.steps[0]!.nonce!,
        maxFeePerGas: 90_000_000_000n,
        maxPriorityFeePerGas: 50_000_000_000n,
      })
      await scene.chain.client.mine({ blocks: 1 })
      await running
    })
    expect(store.get(ID)).toMatchObject({ state: 'failed', failure: { code: 'transaction.replaced' } })
    expect(store.get(ID)?.steps[0]).toMatchObject({ state: 'replaced', hash: cancel })
  })
})

describe('a page that is left', () => {
  /** What a page finds that is opened after another one was closed. */
  const reopened = () => createTransactionStore(keeper)

  test('while its transaction waits for a block finds it by its hash', async () => {
    const before = await scene.passed()
    await byHand(async () => {
      const store = started()
      // The page goes away here: whatever this run does afterwards, nobody keeps.
      void runnerOf(store).run(connections(), ID)
      await until(() => stateOf(store)[1] === 'sent')
      const left = kept.get('specie.transactions')!
      kept = new Map([['specie.transactions', left]])
      const later = reopened()
      const resumed = runnerOf(later).resume(scene.reader, ID)
      await scene.chain.client.mine({ blocks: 1 })
      await resumed
      expect(stateOf(later)).toEqual(['indexed', 'mined'])
    })
    expect(await scene.passed()).toBe(before + 1n)
  })

  test('before the wallet gave the hash finds what was sent by the account’s number', async () => {
    const store = started()
    const before = await scene.passed()
    const nonce = await scene.reader.getTransactionCount({ address: scene.account })
    store.changeStep(ID, 0, { state: 'signing', nonce })
    const hash = await scene.writeBy(scene.sender, scene.gate, scene.pass)
    const later = reopened()
    await runnerOf(later).resume(scene.reader, ID)
    expect(later.get(ID)).toMatchObject({ state: 'indexed', steps: [{ state: 'mined', hash }] })
    expect(await scene.passed()).toBe(before + 1n)
  })

  test('while what it had signed still waits without a hash does not take it for unsent', async () => {
    await byHand(async () => {
      const store = started()
      const nonce = await scene.reader.getTransactionCount({ address: scene.account })
      store.changeStep(ID, 0, { state: 'signing', nonce })
      const hash = await scene.writeBy(scene.sender, scene.gate, scene.pass)
      const later = reopened()
      const resumed = runnerOf(later).resume(scene.reader, ID)
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(stateOf(later)).toEqual(['signing', 'signing'])
      await scene.chain.client.mine({ blocks: 1 })
      await resumed
      expect(later.get(ID)).toMatchObject({ state: 'indexed', steps: [{ state: 'mined', hash }] })
    })
  })

  test('before anything was signed asks to continue, and continuing sends it once', async () => {
    const store = started(2)
    const before = await scene.passed()
    store.changeStep(ID, 0, {
      state: 'signing',
      nonce: await scene.reader.getTransactionCount({ address: scene.account }),
    })
    const later = reopened()
    await runnerOf(later).resume(scene.reader, ID)
    expect(stateOf(later)).toEqual(['failed', 'waiting', 'waiting'])
    expect(later.get(ID)?.failure?.code).toBe('transaction.interrupted')
    expect(await scene.passed()).toBe(before)
    await runnerOf(later).run(connections(), ID)
    expect(stateOf(later)).toEqual(['indexed', 'mined', 'mined'])
    expect(await scene.passed()).toBe(before + 2n)
  })

  test('after it was mined only waits for the ledger', async () => {
    const store = started()
    await runnerOf(store).run(connections(), ID)
    store.change(ID, { state: 'mined' })
    const later = reopened()
    await runnerOf(later).resume(scene.reader, ID)
    expect(stateOf(later)).toEqual(['indexed', 'mined'])
  })
})

describe('a Safe as the sender', () => {
  const proposed = (store: TransactionStore): TransactionRecord['steps'][number] => store.get(ID)!.steps[0]!

  test('collects its owners’ signatures over a reload and is done when an owner executes', async () => {
    const { reader, safe, gate, pass, owners } = scene
    const store = started(1, safe)
    const sender = scene.safeSender(() => safeNonce(reader, safe))
    void runnerOf(store).run({ reader, sender }, ID)
    await until(() => proposed(store).signatures?.needed === 2)
    expect(stateOf(store)).toEqual(['sent', 'collecting'])
    const safeTxHash = proposed(store).hash!
    kept = new Map(kept)
    const later = createTransactionStore(keeper)
    const resumed = runnerOf(later).resume(reader, ID)
    await scene.approve(owners[0]!, safeTxHash)
    await until(() => proposed(later).signatures?.given === 1)
    const executed = await scene.execute(owners[1]!, gate, pass)
    await resumed
    expect(later.get(ID)).toMatchObject({ state: 'indexed', steps: [{ state: 'mined', hash: executed }] })
  })

  test('whose owners used its number for something else says that it was replaced', async () => {
    const { reader, safe, account, owners } = scene
    const store = started(1, safe)
    const running = runnerOf(store).run(
      { reader, sender: scene.safeSender(() => safeNonce(reader, safe)) },
      ID,
    )
    await until(() => proposed(store).signatures !== undefined)
    const other = await scene.writeBy(
      scene.safeSender(() => safeNonce(reader, safe)),
      account,
      '0x',
    )
    await scene.approve(owners[0]!, other)
    await scene.execute(owners[1]!, account, '0x')
    await running
    expect(store.get(ID)).toMatchObject({ state: 'failed', failure: { code: 'transaction.replaced' } })
  })
})
