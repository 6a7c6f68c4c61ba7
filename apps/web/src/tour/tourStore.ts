import type { Keeper } from '../wallet/accountStore.ts'

/** Steps of the first walk through the console, in order. */
export const TOUR_STEPS = ['import', 'open', 'verify', 'invest', 'time', 'income', 'sell'] as const

/** One of them. */
export type TourStep = (typeof TOUR_STEPS)[number]

/** How far a newcomer has come; what happened before `block` and `time` is not theirs. */
export interface TourState {
  /** Whether the start page shows it. */
  readonly open: boolean
  readonly done: readonly TourStep[]
  readonly began: { readonly block: number; readonly time: number; readonly pools: number } | undefined
}

/** Remembers how far a newcomer has come, over reloads, and tells who listens. */
export interface TourStore {
  /** The same object until something changes. */
  get(): TourState
  change(part: Partial<TourState>): void
  /** Marks steps as done; nobody is told when they all were. */
  finish(steps: readonly TourStep[]): void
  subscribe(listener: () => void): () => void
}

const KEY = 'specie.tour'
const FRESH: TourState = { open: true, done: [], began: undefined }

/** A store over what a browser keeps for a page. */
export function createTourStore(keeper: Keeper): TourStore {
  let state = read(keeper)
  const listeners = new Set<() => void>()
  const store: TourStore = {
    get: () => state,
    change(part) {
      state = { ...state, ...part }
      keeper.setItem(KEY, JSON.stringify(state))
      for (const listener of listeners) listener()
    },
    finish(steps) {
      const added = steps.filter((step) => !state.done.includes(step))
      if (added.length > 0) store.change({ done: [...state.done, ...new Set(added)] })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return store
}

/** The first step that is not done; undefined at the end. */
export function nextStep({ done }: Pick<TourState, 'done'>): TourStep | undefined {
  return TOUR_STEPS.find((step) => !done.includes(step))
}

function read(keeper: Keeper): TourState {
  try {
    return { ...FRESH, ...(JSON.parse(keeper.getItem(KEY) ?? '{}') as Partial<TourState> | null) }
  } catch {
    return FRESH
  }
}
