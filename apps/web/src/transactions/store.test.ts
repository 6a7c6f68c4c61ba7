import { expect, test } from 'vitest'
import type { Keeper } from '../wallet/accountStore.ts'
import { createTransactionStore, isFinished } from './store.ts'
import type { TransactionRecord } from './types.ts'

const RECORD: TransactionRecord = {
  id: 'a',
  title: 'Invest 5,000 LUSD',
  account: '0x00000000000000000000000000000000000000aa',
  chainId: 31_337,
  startedAt: 1_767_312_000,
  state: 'signing',
  steps: [
    {
      title: 'Allow',
      to: '0x00000000000000000000000000000000000000bb',
      data: '0x',
      value: '0',
      state: 'waiting',
    },
    {
      title: 'Invest',
      to: '0x00000000000000000000000000000000000000cc',
      data: '0x',
      value: '0',
      state: 'waiting',
    },
  ],
}

function keeperOf(first?: string): Keeper {
  let kept = first
  return {
    getItem: () => kept ?? null,
    setItem: (_, value) => {
      kept = value
    },
  }
}

test('records are kept over a reload, the newest first, with all that is known of them', () => {
  const keeper = keeperOf()
  const store = createTransactionStore(keeper)
  store.add(RECORD)
  store.add({ ...RECORD, id: 'b' })
  store.changeStep('a', 1, { state: 'sent', hash: '0x01', nonce: 7 })
  const failure = {
    code: 'contract.ERC20InsufficientBalance',
    message: 'too little',
    remedy: undefined,
    lacking: { account: RECORD.account, amount: '109388000000' },
  }
  store.change('b', { state: 'failed', failure })
  const later = createTransactionStore(keeper)
  expect(later.all().map(({ id }) => id)).toEqual(['b', 'a'])
  expect(later.get('a')?.steps[1]).toMatchObject({ state: 'sent', hash: '0x01', nonce: 7 })
  expect(later.get('b')?.failure).toMatchObject({ lacking: failure.lacking })
})

test('clearing forgets what has come to an end and nothing that is under way', () => {
  const store = createTransactionStore(keeperOf())
  for (const [id, state] of [
    ['a', 'signing'],
    ['b', 'sent'],
    ['c', 'mined'],
    ['d', 'indexed'],
    ['e', 'failed'],
  ] as const) {
    store.add({ ...RECORD, id, state })
  }
  expect(store.all().filter(isFinished)).toHaveLength(2)
  store.clearFinished()
  expect(store.all().map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  store.remove('b')
  expect(store.get('b')).toBeUndefined()
})

test('a change of a record that was cleared meanwhile changes nothing', () => {
  const store = createTransactionStore(keeperOf())
  store.add(RECORD)
  store.remove('a')
  store.change('a', { state: 'mined' })
  store.changeStep('a', 0, { state: 'mined' })
  expect(store.all()).toEqual([])
})

test('tabs of one browser see each other’s transactions', () => {
  const keeper = keeperOf()
  const [one, other] = [createTransactionStore(keeper), createTransactionStore(keeper)]
  let heard = 0
  other.subscribe(() => {
    heard += 1
  })
  one.add(RECORD)
  expect(other.all()).toEqual([])
  other.reload()
  expect(other.get('a')?.title).toBe(RECORD.title)
  expect(heard).toBe(1)
})

test('what cannot be read is no transaction', () => {
  expect(createTransactionStore(keeperOf('{oops')).all()).toEqual([])
  expect(createTransactionStore(keeperOf('{"a":1}')).all()).toEqual([])
})
