import { expect, test } from 'vitest'
import type { Keeper } from '../wallet/accountStore.ts'
import { createTourStore, nextStep } from './tourStore.ts'

function keeperOf(kept?: string): Keeper & { readonly kept: () => string | undefined } {
  let value = kept
  return {
    getItem: () => value ?? null,
    setItem: (_, next) => {
      value = next
    },
    kept: () => value,
  }
}

test('a first visit shows the tour at its first step', () => {
  const tour = createTourStore(keeperOf())
  expect(tour.get()).toEqual({ open: true, done: [], began: undefined })
  expect(nextStep(tour.get())).toBe('import')
})

test('steps done are kept over a reload, each once, and the next one that is not done is offered', () => {
  const keeper = keeperOf()
  const tour = createTourStore(keeper)
  tour.finish(['import', 'import', 'verify'])
  const again = createTourStore(keeper)
  expect(again.get().done).toEqual(['import', 'verify'])
  expect(nextStep(again.get())).toBe('open')
})

test('who listens hears of what is new and of nothing else', () => {
  const tour = createTourStore(keeperOf())
  let heard = 0
  const stop = tour.subscribe(() => {
    heard += 1
  })
  tour.finish(['import'])
  tour.finish(['import'])
  expect(heard).toBe(1)
  stop()
  tour.change({ open: false })
  expect(heard).toBe(1)
})

test('nothing is next when everything is done', () => {
  const tour = createTourStore(keeperOf())
  tour.finish(['import', 'open', 'verify', 'invest', 'time', 'income', 'sell'])
  expect(nextStep(tour.get())).toBeUndefined()
})

test('what cannot be read begins anew', () => {
  expect(createTourStore(keeperOf('{not json')).get().done).toEqual([])
  expect(createTourStore(keeperOf('null')).get().open).toBe(true)
})
