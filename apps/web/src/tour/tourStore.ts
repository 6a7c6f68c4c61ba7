import type { Keeper } from '../wallet/accountStore.ts'

/** Steps of the first walk through the console, in order. */
export const TOUR_STEPS = ['import', 'open', 'verify', 'invest', 'time', 'income', 'sell'] as const

/** One of them. */
export type TourStep = (typeof TOUR_STEPS)[number]

/** How far a newcomer has come; what happened before `block` and `time` is not theirs. */
export interface TourState {
  readonly open: boolean
  readonly done: readonly TourStep[]
  readonly began: { readonly block: number; readonly time: number; readonly pools: number } | undefined
}

const KEY = 'specie.tour'
const FRESH: TourState = { open: true, done: [], began: undefined }

/** What was kept of an earlier visit; `fresh` is how a first one begins. */
export function readTour(keeper: Keeper, fresh: Pick<TourState, 'open'> = FRESH): TourState {
  try {
    const kept = JSON.parse(keeper.getItem(KEY) ?? 'null') as Partial<TourState> | null
    return { ...FRESH, ...fresh, ...kept }
  } catch {
    return FRESH
  }
}

/** Keeps it for the next visit. */
export function keepTour(keeper: Keeper, state: TourState): void {
  keeper.setItem(KEY, JSON.stringify(state))
}

/** The first step that is not done; undefined at the end. */
export function nextStep({ done }: Pick<TourState, 'done'>): TourStep | undefined {
  return TOUR_STEPS.find((step) => !done.includes(step))
}
